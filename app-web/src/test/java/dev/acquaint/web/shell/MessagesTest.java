package dev.acquaint.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** English and Dutch are both originals: the same keys, every sentence whole, and the house's tone in each. */
class MessagesTest {

    private static final Path ROOT = Path.of("src/main/resources/dev/acquaint/web");
    /** Nothing is left to do after leaving a decision for later, so the sentence is empty on purpose. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("todo.review");

    static Stream<Path> english() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.getFileName().toString().equals("messages_en.properties"))
                    .toList()
                    .stream();
        }
    }

    private static Properties read(Path file) throws IOException {
        var words = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            words.load(in);
        }
        return words;
    }

    @Test
    void every_feature_has_its_words() throws IOException {
        assertThat(english().map(file -> file.getParent().getFileName().toString()))
                .contains("shell", "inbox", "imports", "signin");
    }

    @ParameterizedTest
    @MethodSource("english")
    void every_key_is_in_both_languages(Path english) throws IOException {
        assertThat(read(english.resolveSibling("messages_nl.properties")).stringPropertyNames())
                .isEqualTo(read(english).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("english")
    void every_sentence_is_there_can_be_filled_and_does_not_shout(Path english) throws IOException {
        for (String language : new String[] {"en", "nl"}) {
            Properties words = read(english.resolveSibling("messages_" + language + ".properties"));
            for (String key : words.stringPropertyNames()) {
                String sentence = words.getProperty(key);
                if (!MAY_BE_EMPTY.contains(key)) {
                    assertThat(sentence).as(key).isNotBlank();
                }
                assertThat(sentence).as(key).doesNotContain("!");
                if (sentence.contains("{")) {
                    assertThat(sentence)
                            .as("%s: a straight apostrophe would swallow what follows", key)
                            .doesNotContain("'");
                    Object[] values = {2, 2, 2};
                    assertThat(new MessageFormat(sentence, Locale.forLanguageTag(language)).format(values))
                            .as(key)
                            .doesNotContain("{");
                }
            }
        }
    }
}
