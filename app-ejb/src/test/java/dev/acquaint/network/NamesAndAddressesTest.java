package dev.acquaint.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.linkedin.com/in/zo%C3%AB-smit",
                "http://linkedin.com/in/zoë-smit/",
                "www.linkedin.com/in/Zo%c3%ab-Smit?trk=x",
                "https://nl.LinkedIn.com/in/zoë-smit#about",
                "  https://m.linkedin.com//in/zoe\u0308-smit  "
            })
    void one_profile_written_in_many_ways_is_one_address(String written) {
        assertThat(ProfileAddress.of(written)).hasValue(new ProfileAddress("linkedin.com/in/zoë-smit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "linkedin.com",
                "https://www.linkedin.com/",
                "javascript:alert(1)//x/y",
                "not an address",
                "ftp://linkedin.com/in/x",
                "https://user:pw@linkedin.com/in/x",
                "https://linkedin.com/in/a b"
            })
    void what_is_no_profile_is_no_address(String written) {
        assertThat(ProfileAddress.of(written)).isEmpty();
    }

    @Test
    void a_link_is_https_whatever_was_written() {
        assertThat(ProfileAddress.of("http://linkedin.com/in/山田").orElseThrow().link())
                .isEqualTo("https://www.linkedin.com/in/%E5%B1%B1%E7%94%B0");
    }

    @Test
    void letters_beyond_the_basic_plane_and_broken_escapes_survive() {
        assertThat(ProfileAddress.of("linkedin.com/in/a🌍b").orElseThrow().value())
                .isEqualTo("linkedin.com/in/a🌍b");
        assertThat(ProfileAddress.of("linkedin.com/in/a%zzb").orElseThrow().value())
                .isEqualTo("linkedin.com/in/a%zzb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ingrid Halvorsen|Dr. Ingrid Halvorsen, PhD",
                "Zoë Smit|ZOE SMIT 🌍",
                "Jan de Vries|Jan  de Vries (he/him)",
                "Łukasz Nowak|łukasz nowak | Coach",
            })
    void names_that_could_be_one_persons_share_the_loose_key_only(String one, String other) {
        assertThat(PersonName.of(one).looseKey()).isEqualTo(PersonName.of(other).looseKey());
    }

    @Test
    void the_strict_key_ignores_case_and_form_alone() {
        assertThat(PersonName.of("ZOE\u0308  Smit").key())
                .isEqualTo(PersonName.of("zoë smit").key());
        assertThat(PersonName.of("Zoe Smit").key())
                .isNotEqualTo(PersonName.of("Zoë Smit").key());
    }

    @Test
    void a_name_of_signs_alone_still_has_a_key() {
        assertThat(PersonName.of("🌍").looseKey()).isNotBlank();
        assertThat(PersonName.of(" \u200b ").isBlank()).isTrue();
    }
}
