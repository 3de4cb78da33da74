package dev.acquaint.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PreferencesTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @Test
    void the_profile_comes_before_this_device_and_the_browser() {
        assertThat(Preferences.choose("en", DUTCH, List.of(Locale.ENGLISH))).isEqualTo(DUTCH);
    }

    @Test
    void before_signing_in_a_language_chosen_on_this_device_comes_before_the_browser() {
        assertThat(Preferences.choose("nl", null, List.of(Locale.ENGLISH))).isEqualTo(DUTCH);
    }

    @Test
    void the_browsers_first_language_that_is_known_counts_whatever_its_country() {
        assertThat(Preferences.choose(null, null, List.of(Locale.FRANCE, Locale.forLanguageTag("nl-BE"))))
                .isEqualTo(DUTCH);
    }

    @Test
    void a_forged_or_unknown_language_falls_through_to_the_next() {
        assertThat(Preferences.choose("../etc", null, List.of())).isEqualTo(Locale.ENGLISH);
        assertThat(Preferences.choose("fr", null, List.of(DUTCH))).isEqualTo(DUTCH);
    }
}
