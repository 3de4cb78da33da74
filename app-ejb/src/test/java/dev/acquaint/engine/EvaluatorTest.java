package dev.acquaint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.engine.authoring.ConditionParser;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final FactCatalogue catalogue = FactCatalogue.standard().with(List.of(date("custom.contract_ends")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, custom.contract_ends == 0, TRUE",
        "2026-11-21, custom.contract_ends < 0, TRUE",
        "2026-12-22, custom.contract_ends >= 30, TRUE",
        "2026-12-21, custom.contract_ends >= 30, FALSE",
        ", custom.contract_ends >= 30, UNKNOWN",
    })
    void a_date_is_counted_in_days_from_the_decision(String date, String condition, Truth expected) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("custom.contract_ends", date);
        assertThat(evaluate(condition, facts)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "'met' in relationship.interactions => TRUE",
                "'email' in relationship.interactions => UNKNOWN",
                "!('email' in relationship.interactions) => UNKNOWN",
                "sets.intersects(relationship.interactions, ['met', 'email']) => TRUE",
                "sets.intersects(relationship.interactions, ['phone', 'email']) => UNKNOWN",
            })
    void an_open_set_may_hold_more_than_it_names(String condition, Truth expected) {
        Map<String, Object> facts = Map.of("relationship.interactions", Map.of("includes", List.of("met")));
        assertThat(evaluate(condition, facts)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "relationship.worked_together || !relationship.worked_together => UNKNOWN",
                "relationship.worked_together && !relationship.worked_together => UNKNOWN",
                "relationship.trust >= 0 => UNKNOWN",
                "relationship.trust == relationship.trust => UNKNOWN",
                "relationship.worked_together || true => TRUE",
                "relationship.worked_together && false => FALSE",
                "contact.rank in ['vp'] || contact.rank != 'vp' => UNKNOWN",
            })
    void nothing_is_inferred_from_ranges_or_tautologies(String condition, Truth expected) {
        assertThat(evaluate(condition, Map.of())).isEqualTo(expected);
    }

    @Test
    void two_facts_of_one_type_are_compared() {
        Map<String, Object> facts = Map.of("relationship.trust", 7, "introduction.trust_other", 5);
        assertThat(evaluate("relationship.trust > introduction.trust_other", facts))
                .isEqualTo(Truth.TRUE);
        assertThat(evaluate("relationship.trust > relationship.know", facts)).isEqualTo(Truth.UNKNOWN);
    }

    private Truth evaluate(String condition, Map<String, ?> facts) {
        return new Evaluator(Facts.given(catalogue, facts, "/facts"), Map.of(), TODAY)
                .evaluate(new ConditionParser(catalogue, List.of()).parse(condition));
    }

    private static Fact date(String name) {
        return new Fact(
                name,
                FactType.DATE,
                List.of(),
                null,
                null,
                "",
                Fact.Source.GIVEN,
                "given",
                false,
                Fact.AskOf.MEMBER,
                new LocalText("When does the contract end?", "Wanneer loopt het contract af?"),
                List.of(),
                1000);
    }
}
