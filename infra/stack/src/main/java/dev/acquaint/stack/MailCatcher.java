package dev.acquaint.stack;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.acquaint.stack.Ports.Part;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes every mail the stack sends and leaves it as an .eml file, readable by people and tests.
 * Nothing leaves the machine.
 */
final class MailCatcher {

    private final Site site;
    private final int port;
    private final ServerProcess process;

    MailCatcher(Site site, Ports ports) {
        this.site = site;
        this.port = ports.of(Part.MAIL);
        this.process = new ServerProcess(site, "mail");
    }

    void start() {
        process.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        site.launcherClassPath(),
                        MailCatcher.class.getName(),
                        Integer.toString(port),
                        site.mail().toString()),
                Map.of(),
                site.home());
    }

    void awaitReady() {
        Waiting.until("The mail catcher", Duration.ofSeconds(30), () -> {
            process.failIfEnded();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    ServerProcess process() {
        return process;
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        UserManager users = server.getUserManager();
        GreenMailUser everybody = users.createUser("everybody@localhost", "everybody", "");
        AtomicInteger number = new AtomicInteger();
        users.setMessageDeliveryHandler((message, address) -> {
            keep(message.getMessage(), address.getEmail(), directory, number.incrementAndGet());
            return everybody;
        });
        while (true) {
            // What is on disk need not stay in memory.
            Thread.sleep(Duration.ofMinutes(1).toMillis());
            server.purgeEmailFromAllMailboxes();
        }
    }

    private static void keep(MimeMessage message, String to, Path directory, int number) throws MessagingException {
        String received = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now(ZoneOffset.UTC));
        String recipient = to.replaceAll("[^A-Za-z0-9@._-]", "_");
        String name = "%s-%04d-%s.eml".formatted(received, number, recipient);
        Path part = directory.resolve("." + name);
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                message.writeTo(out);
            }
            // Renamed when whole, so that nobody reads half a mail.
            Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new MessagingException("cannot keep the mail in " + directory, e);
        }
    }
}
