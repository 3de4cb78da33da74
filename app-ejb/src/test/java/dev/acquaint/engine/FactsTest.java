package dev.acquaint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

    private final FactCatalogue catalogue = FactCatalogue.standard();

    @Test
    void nested_and_dotted_names_say_the_same() {
        assertThat(given(Map.of("relationship", Map.of("trust", 7)))).isEqualTo(given(Map.of("relationship.trust", 7)));
    }

    @Test
    void twelve_point_zero_is_an_integer() {
        assertThat(given(Map.of("relationship.conversation_minutes", 12.0)).value("relationship.conversation_minutes"))
                .isEqualTo(Value.of(12));
        assertThat(given(Map.of("relationship.conversation_minutes", new BigDecimal("1.2e1")))
                        .value("relationship.conversation_minutes"))
                .isEqualTo(Value.of(12));
    }

    @Test
    void twelve_and_a_half_is_not() {
        Fault fault = onlyFault(Map.of("relationship", Map.of("conversation_minutes", 12.5)));
        assertThat(fault.pointer()).isEqualTo("/facts/relationship/conversation_minutes");
        assertThat(fault.code()).isEqualTo("not-an-integer");
    }

    @Test
    void an_unknown_name_is_named_back_with_the_nearest() {
        Fault fault = onlyFault(Map.of("relationship", Map.of("truts", 5)));
        assertThat(fault.pointer()).isEqualTo("/facts/relationship/truts");
        assertThat(fault.code()).isEqualTo("unknown-fact");
        assertThat(fault.detail()).contains("relationship.truts").contains("Did you mean relationship.trust?");
    }

    @Test
    void a_custom_fact_is_refused_until_the_organization_declares_it() {
        assertThat(onlyFault(Map.of("custom", Map.of("budget_code", "x"))).code())
                .isEqualTo("unknown-fact");
        FactCatalogue own = catalogue.with(List.of(FactCatalogueTest.custom("custom.budget_code")));
        assertThat(Facts.given(own, Map.of("custom", Map.of("budget_code", "x")), "/facts")
                        .value("custom.budget_code"))
                .isEqualTo(Value.of("x"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void a_number_out_of_range_is_refused_with_its_bounds(int trust) {
        Fault fault = onlyFault(Map.of("relationship.trust", trust));
        assertThat(fault.code()).isEqualTo("out-of-range");
        assertThat(fault.detail()).contains("between 0 and 10");
        assertThat(fault.pointer()).isEqualTo("/facts/relationship.trust");
    }

    @Test
    void numbers_that_no_long_can_hold_are_refused_without_work() {
        assertThat(onlyFault(Map.of("relationship.met_in_person", new BigDecimal("1e999999999")))
                        .code())
                .isEqualTo("out-of-range");
        assertThat(onlyFault(Map.of("relationship.met_in_person", new BigDecimal("9223372036854775808")))
                        .code())
                .isEqualTo("out-of-range");
        assertThat(onlyFault(Map.of("relationship.met_in_person", Double.NaN)).code())
                .isEqualTo("wrong-type");
    }

    @Test
    void text_is_not_a_number_and_yes_is_not_true() {
        assertThat(onlyFault(Map.of("relationship.trust", "7")).code()).isEqualTo("wrong-type");
        assertThat(onlyFault(Map.of("relationship.said_what_they_do", "true")).code())
                .isEqualTo("wrong-type");
        assertThat(onlyFault(Map.of("invitation.note", 5)).code()).isEqualTo("wrong-type");
        assertThat(onlyFault(Map.of("relationship", 5)).code()).isEqualTo("unknown-fact");
    }

    @Test
    void an_option_outside_the_list_is_named_back_with_the_nearest() {
        Fault fault = onlyFault(Map.of("invitation.platform", "linkedn"));
        assertThat(fault.code()).isEqualTo("unknown-value");
        assertThat(fault.detail()).contains("Did you mean \"linkedin\"?");
        assertThat(onlyFault(Map.of("relationship.interactions", List.of("met", "handshake")))
                        .code())
                .isEqualTo("unknown-value");
    }

    @Test
    void a_plain_list_is_complete_and_includes_leaves_the_rest_open() {
        assertThat(given(Map.of("relationship.interactions", List.of("met"))).value("relationship.interactions"))
                .isEqualTo(Value.setOf("met"));
        Value open = given(Map.of("relationship.interactions", Map.of("includes", List.of("message"))))
                .value("relationship.interactions");
        assertThat(open).isEqualTo(new Value.SetOf(java.util.Set.of("message"), true));
        assertThat(onlyFault(Map.of("relationship.interactions", Map.of("includes", List.of(), "excludes", List.of())))
                        .code())
                .isEqualTo("wrong-type");
    }

    @Test
    void a_note_has_at_most_two_thousand_characters() {
        assertThat(given(Map.of("invitation.note", "a".repeat(2000))).known()).hasSize(1);
        assertThat(onlyFault(Map.of("invitation.note", "a".repeat(2001))).code())
                .isEqualTo("too-long");
    }

    @Test
    void null_says_unknown_and_keeps_a_derived_value_out() {
        Map<String, Object> unknown = new HashMap<>();
        unknown.put("invitation.note_says_why", null);
        Facts derived = Facts.of(catalogue, Origin.DERIVED, Map.of("invitation.note_says_why", true), "import");
        Facts both = given(unknown).and(derived);
        assertThat(both.value("invitation.note_says_why")).isNull();
        assertThat(both.known()).isEmpty();
    }

    @Test
    void a_group_that_is_null_says_nothing() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("relationship", null);
        assertThat(given(facts)).isEqualTo(Facts.none());
        facts.put("relation", null);
        assertThat(onlyFault(facts).code()).isEqualTo("unknown-fact");
    }

    @Test
    void given_wins_over_confirmed_and_confirmed_over_derived_in_either_order() {
        Facts given = given(Map.of("relationship.trust", 9));
        Facts confirmed = Facts.of(catalogue, Origin.CONFIRMED, Map.of("relationship.trust", 5), "said on Monday");
        Facts derived = Facts.of(catalogue, Origin.DERIVED, Map.of("relationship.trust", 1), "import");
        assertThat(derived.and(confirmed).and(given).value("relationship.trust"))
                .isEqualTo(Value.of(9));
        assertThat(confirmed.and(derived).value("relationship.trust")).isEqualTo(Value.of(5));
        assertThat(derived.and(confirmed)
                        .find("relationship.trust")
                        .orElseThrow()
                        .derivation())
                .isEqualTo("said on Monday");
    }

    @Test
    void every_fault_is_reported_at_once_and_a_fact_given_twice_is_one() {
        DomainException refused = refused(Map.of(
                "relationship", Map.of("trust", 99, "like", "much"), "invitation.platform", "fax", "nonsense", 1));
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(refused.faults()).hasSize(4);
        Map<String, Object> twice = Map.of("relationship", Map.of("trust", 5), "relationship.trust", 5);
        assertThat(onlyFault(twice).code()).isEqualTo("given-twice");
    }

    @Test
    void a_hundred_thousand_unknown_names_are_refused_after_fifty() {
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            many.put("nonsense.with_a_rather_long_name_" + i, i);
        }
        assertThat(refused(many).faults()).hasSize(50);
    }

    @Test
    void what_it_writes_as_json_it_reads_again() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("relationship.trust", null);
        facts.put("relationship.know", 3);
        facts.put("invitation.note_similarity", 0.25);
        facts.put("relationship.interactions", Map.of("includes", List.of("met", "email")));
        Facts read = given(facts);
        assertThat(Facts.given(catalogue, read.json(), "/facts")).isEqualTo(read);
    }

    private Facts given(Map<String, ?> facts) {
        return Facts.given(catalogue, facts, "/facts");
    }

    private DomainException refused(Map<String, ?> facts) {
        return catchThrowableOfType(DomainException.class, () -> given(facts));
    }

    private Fault onlyFault(Map<String, ?> facts) {
        assertThat(refused(facts).faults()).hasSize(1);
        return refused(facts).faults().get(0);
    }
}
