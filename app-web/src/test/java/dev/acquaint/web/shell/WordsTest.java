package dev.acquaint.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @ParameterizedTest
    @CsvSource({
        "Maya de Vries, MV",
        "Wei Zhang, WZ",
        "张伟, 张",
        "Anne-Marie Smit, AS",
        "  Ö. Åberg , ÖÅ",
        "Cher, C",
        "🎉 Party, 🎉P",
        "'', ?"
    })
    void initials_come_from_the_first_and_the_last_name_in_any_script(String name, String initials) {
        assertThat(Words.initials(name)).isEqualTo(initials);
    }

    @Test
    void the_same_name_has_the_same_colour_with_or_without_spaces_around_it() {
        assertThat(Words.tint(" Maya de Vries "))
                .isEqualTo(Words.tint("Maya de Vries"))
                .isBetween(0, 5);
        assertThat(Words.tint(null)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T11:59:40Z, just now, zojuist",
        "2026-11-22T11:59:00Z, 1 minute ago, 1 minuut geleden",
        "2026-11-22T11:15:00Z, 45 minutes ago, 45 minuten geleden",
        "2026-11-22T10:30:00Z, 1 hour ago, 1 uur geleden",
        "2026-11-21T23:00:00Z, yesterday, gisteren",
        "2026-11-19T23:00:00Z, 3 days ago, 3 dagen geleden",
        "2026-11-01T00:00:00Z, 3 weeks ago, 3 weken geleden",
        "2026-08-22T00:00:00Z, 3 months ago, 3 maanden geleden",
        "2023-11-22T00:00:00Z, 3 years ago, 3 jaar geleden"
    })
    void ages_are_told_as_people_say_them(Instant at, String english, String dutch) {
        assertThat(Words.age(at, NOW, Locale.ENGLISH)).isEqualTo(english);
        assertThat(Words.age(at, NOW, DUTCH)).isEqualTo(dutch);
    }

    @Test
    void every_outcome_has_a_word_in_both_languages_and_a_tone() {
        var all = List.of(
                "accept",
                "ask",
                "meet-first",
                "review",
                "ignore",
                "decline",
                "report",
                "send",
                "add-note",
                "pre-ask",
                "warm-up",
                "hold",
                "do-not-send",
                "introduce",
                "ask-first",
                "do-not-introduce",
                "keep",
                "nurture",
                "remove",
                "permit",
                "deny");
        for (Locale locale : List.of(Locale.ENGLISH, DUTCH)) {
            var words = java.util.ResourceBundle.getBundle(Words.BUNDLE, locale);
            assertThat(all)
                    .allSatisfy(code ->
                            assertThat(words.getString("outcome." + code)).isNotBlank());
        }
        assertThat(all).extracting(Words::tone).doesNotContainNull();
        assertThat(Words.tone("accept")).isNotEqualTo(Words.tone("decline"));
    }
}
