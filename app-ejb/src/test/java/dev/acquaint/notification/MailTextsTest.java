package dev.acquaint.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MailTextsTest {

    private static final Path TEXTS = Path.of("src/main/resources/mail");
    private static final Pattern VALUE = Pattern.compile("\\{\\{(\\w+)}}");

    @Test
    void every_mail_is_there_in_english_and_in_dutch_and_tells_the_same() throws IOException {
        int seen = 0;
        try (var texts = Files.list(TEXTS)) {
            for (Path english :
                    texts.filter(path -> path.toString().endsWith("_en.txt")).toList()) {
                var dutch = Path.of(english.toString().replace("_en.txt", "_nl.txt"));
                assertThat(valuesIn(dutch)).as(dutch.toString()).isEqualTo(valuesIn(english));
                seen++;
            }
        }
        try (var texts = Files.list(TEXTS)) {
            assertThat(texts).hasSize(2 * seen).hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void a_name_does_not_begin_a_header_or_a_line_of_its_own() {
        var written = new Mailer()
                .written(new Mail(
                        "maya@example.org",
                        Locale.ENGLISH,
                        "approved",
                        Map.of(
                                "organization",
                                "Firm\r\nBcc: all@example.org",
                                "link",
                                "https://example.org/?a=1&b=2")));

        assertThat(written.subject()).isEqualTo("Firm  Bcc: all@example.org can start with Acquaint");
        assertThat(written.body()).contains("https://example.org/?a=1&b=2").doesNotContain("\nBcc:");
    }

    private static TreeSet<String> valuesIn(Path text) throws IOException {
        var values = new TreeSet<String>();
        var matcher = VALUE.matcher(Files.readString(text));
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
        return values;
    }
}
