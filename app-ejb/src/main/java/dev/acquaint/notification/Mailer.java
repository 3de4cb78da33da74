package dev.acquaint.notification;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends mail at once and says {@link ErrorCode#UNAVAILABLE} when the mail server does not take it. Plain text: that is
 * read everywhere, and a link shows where it leads.
 */
@ApplicationScoped
public class Mailer {

    private static final String MILLISECONDS = "10000";

    @Inject
    @ConfigProperty(name = "acquaint.mail.host")
    private String host;

    @Inject
    @ConfigProperty(name = "acquaint.mail.port", defaultValue = "25")
    private int port;

    @Inject
    @ConfigProperty(name = "acquaint.mail.from")
    private String from;

    @Inject
    @ConfigProperty(name = "acquaint.mail.user")
    private Optional<String> user;

    @Inject
    @ConfigProperty(name = "acquaint.mail.password")
    private Optional<String> password;

    @Inject
    private Clock clock;

    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init") // the container injects the fields
    Mailer() {}

    public void send(Mail mail) {
        var text = written(mail);
        try {
            var message = new MimeMessage(session());
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
            message.setSubject(text.subject(), "UTF-8");
            message.setText(text.body(), "UTF-8");
            message.setHeader("Content-Language", mail.language().getLanguage());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setSentDate(Date.from(clock.instant()));
            Transport.send(message);
        } catch (MessagingException e) {
            var unavailable = new DomainException(
                    ErrorCode.UNAVAILABLE, "The mail could not be sent just now. Please try again in a few minutes.");
            unavailable.initCause(e);
            throw unavailable;
        }
    }

    /** A mail in words. */
    record Written(String subject, String body) {}

    Written written(Mail mail) {
        var values = new HashMap<String, String>();
        // Values come from people: a line end in a subject would begin a header of their choice.
        mail.values().forEach((name, value) -> values.put(name, value.replaceAll("\\p{Cntrl}", " ")));
        var text = templates
                .computeIfAbsent(mail.template() + "_" + mail.language().getLanguage(), Mailer::template)
                .execute(values);
        int endOfSubject = text.indexOf('\n');
        return new Written(
                text.substring(0, endOfSubject).strip(),
                text.substring(endOfSubject + 1).strip() + "\n");
    }

    private Session session() {
        var properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.connectiontimeout", MILLISECONDS);
        properties.put("mail.smtp.timeout", MILLISECONDS);
        properties.put("mail.smtp.writetimeout", MILLISECONDS);
        if (user.isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user.orElseThrow(), password.orElse(""));
            }
        });
    }

    private static Template template(String name) {
        var resource = "/mail/" + name + ".txt";
        try (var text = Mailer.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalArgumentException("There is no mail text " + resource);
            }
            return Mustache.compiler()
                    .escapeHTML(false) // it is plain text
                    .compile(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
