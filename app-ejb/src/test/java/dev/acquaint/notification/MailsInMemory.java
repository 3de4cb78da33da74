package dev.acquaint.notification;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the tests' mails, written out from the real templates. */
@ApplicationScoped
@Alternative
@Priority(1)
public class MailsInMemory extends Mailer {

    /** A mail as it would have gone out. */
    public record Sent(String to, String subject, String text) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(Mail mail) {
        var text = written(mail);
        sent.add(new Sent(mail.to(), text.subject(), text.body()));
    }

    /** The mails to this address, oldest first. */
    public List<Sent> to(String address) {
        return sent.stream().filter(mail -> mail.to().equals(address)).toList();
    }
}
