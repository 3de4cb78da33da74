package dev.acquaint.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @Test
    void the_fault_that_a_page_has_words_for_is_told_in_them() {
        var refused = new DomainException(
                ErrorCode.INVALID,
                "Give an e-mail address.",
                List.of(new DomainException.Fault("/email", "not-an-address", "Give an e-mail address.")));
        assertThat(Refusal.words(refused, "members", DUTCH).get(0)).startsWith("Dit is geen e-mailadres.");
        assertThat(Refusal.words(refused, "members", DUTCH).get(1)).isEmpty();
    }

    @Test
    void what_a_page_has_words_for_is_told_in_its_own_and_not_in_everybodys() {
        var refused = new DomainException(ErrorCode.TOO_MANY, "That was often.");
        assertThat(Refusal.words(refused, "signup", Locale.ENGLISH).get(0)).contains("an hour");
    }

    @Test
    void what_no_page_has_words_for_is_told_in_those_of_all_and_a_dutch_page_passes_on_no_english() {
        var refused = new DomainException(ErrorCode.STALE, "Somebody was faster.");
        assertThat(Refusal.words(refused, "members", Locale.ENGLISH).get(1)).isEqualTo("Somebody was faster.");
        assertThat(Refusal.words(refused, "members", DUTCH).get(0)).isNotBlank();
        assertThat(Refusal.words(refused, "members", DUTCH).get(1)).isEmpty();
    }
}
