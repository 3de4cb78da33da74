package dev.acquaint.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.acquaint.stack.Demo.Client;
import dev.acquaint.stack.Demo.Login;
import dev.acquaint.systemtest.RunningProduct.Product;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo organizations as a test meets them: people with browsers, and programs with credentials. */
final class Demo {

    private final Product product;
    private final Properties environment = new Properties();
    private final List<BrowserContext> visitors = new ArrayList<>();

    Demo(Product product) {
        this.product = product;
        try (var lines = Files.newBufferedReader(product.site.demoEnv())) {
            environment.load(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("no stack runs in " + product.site.home(), e);
        }
    }

    String url() {
        return value("ACQUAINT_URL");
    }

    String console(String path) {
        return url() + "/console" + path;
    }

    Path home() {
        return product.site.home();
    }

    /** Bright Path's integrator, with every scope. */
    Api brightPath() {
        return at(url(), Client.BRIGHT_PATH_INTEGRATOR);
    }

    /** Northwind's integrator: the other organization. */
    Api northwind() {
        return at(url(), Client.NORTHWIND_INTEGRATOR);
    }

    Api nobody() {
        return at(url(), null);
    }

    /** The API at this address as one of the two integrators sees it, or without a credential. */
    Api at(String address, @Nullable Client client) {
        if (client == null) {
            return new Api(address, null, null, null);
        }
        String prefix = switch (client) {
            case BRIGHT_PATH_INTEGRATOR -> "";
            case NORTHWIND_INTEGRATOR -> "OTHER_";
            case CONSOLE, PROVISIONER -> throw new IllegalArgumentException(client + " does not call the API");
        };
        return new Api(
                address, value("ACQUAINT_TOKEN_URL"), value(prefix + "CLIENT_ID"), value(prefix + "CLIENT_SECRET"));
    }

    /** As the API names them. */
    String memberId(Login person) {
        return value(person + "_ID");
    }

    /** A new browser that has signed nobody in. */
    Page visitor(String locale) {
        BrowserContext context = product.browsers.visitor(new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(ColorScheme.LIGHT)
                .setViewportSize(1280, 800));
        context.setDefaultTimeout(20_000);
        visitors.add(context);
        return context.newPage();
    }

    /** A browser in which this person has just signed in, on the first page they are shown. */
    Page signedInAs(Login person) {
        Page page = visitor("en");
        page.navigate(console("/"));
        signIn(page, person, password(person));
        page.waitForURL(Pattern.compile(Pattern.quote(url()) + "/console/.*"));
        return page;
    }

    /** The e-mail address comes first, alone: an organization may have an identity provider of its own. */
    static void signIn(Page page, Login person, String password) {
        page.locator("#username").fill(person.user());
        page.locator("#kc-login").click();
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    String password(Login person) {
        return value(person + "_PASSWORD");
    }

    /** The mails to this address that were caught so far, oldest first, as they were sent. */
    List<String> mailsTo(String address) {
        Path mails = product.site.mail();
        if (!Files.isDirectory(mails)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(mails)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(file -> file.getFileName().toString().endsWith("-" + address + ".eml"))
                    .sorted()
                    .toList()) {
                found.add(Files.readString(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest mail to this address, as soon as there is one. */
    Mail newestMailTo(String address) {
        return newestMailTo(address, "");
    }

    /** The newest mail to this address with this in its subject, as soon as there is one. */
    Mail newestMailTo(String address, String subject) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (true) {
            Optional<Mail> newest = mailsTo(address).stream()
                    .map(Mail::parsed)
                    .filter(mail -> mail.subject().contains(subject))
                    .reduce((older, newer) -> newer);
            if (newest.isPresent()) {
                return newest.get();
            }
            assertThat(Instant.now())
                    .as("no mail to %s with '%s' in its subject", address, subject)
                    .isBefore(deadline);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** For names and addresses that no earlier run on the same stack has taken. */
    static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** Fails with each violation and where it is. */
    static void assertAccessible(Page page) {
        AxeResults results = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze();
        assertThat(results.getViolations())
                .as("what axe finds on %s", page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()))
                                .toList())
                .isEmpty();
    }

    /** Ends the browsers; after a failure, first takes a picture of what they showed. */
    void close(Optional<String> failed) {
        for (BrowserContext visitor : visitors) {
            failed.ifPresent(test -> visitor.pages().forEach(page -> photograph(page, test)));
            visitor.close();
        }
    }

    private void photograph(Page page, String test) {
        Path pictures = product.site.project().resolve("app-ear/target/failures");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(pictures.resolve(test.replaceAll("[^A-Za-z0-9]+", "-") + ".png")));
    }

    private String value(String key) {
        String value = environment.getProperty(key);
        if (value == null) {
            throw new IllegalStateException(key + " is missing in " + product.site.demoEnv());
        }
        return value;
    }

    /** A caught mail, decoded. */
    record Mail(String subject, String text) {

        private static final Pattern LINK = Pattern.compile("https?://\\S+");

        private static Mail parsed(String raw) {
            try {
                MimeMessage message =
                        new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
                return new Mail(message.getSubject(), textOf(message));
            } catch (MessagingException e) {
                throw new AssertionError("not a mail: " + raw, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String textOf(Part part) throws MessagingException, IOException {
            return part.getContent() instanceof Multipart parts
                    ? textOf(parts.getBodyPart(0))
                    : part.getContent().toString();
        }

        /** The first link in it. */
        String link() {
            Matcher link = LINK.matcher(text);
            assertThat(link.find()).as("a link in: %s", text).isTrue();
            return link.group();
        }
    }
}
