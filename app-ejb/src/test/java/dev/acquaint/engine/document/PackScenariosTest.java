package dev.acquaint.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.engine.Action;
import dev.acquaint.engine.Decision;
import dev.acquaint.engine.EvaluationInput;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Facts;
import dev.acquaint.engine.PolicyDecisionPoint;
import dev.acquaint.engine.PolicyStack;
import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.engine.Scenario;
import dev.acquaint.engine.Scope;
import dev.acquaint.engine.SeedRows;
import dev.acquaint.engine.note.NoteReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PackScenariosTest {

    private final FactCatalogue catalogue = FactCatalogue.standard();
    private final PolicyDecisionPoint decisionPoint = new PolicyDecisionPoint(catalogue, new NoteReader(catalogue));

    @TestFactory
    Stream<DynamicContainer> every_pack_decides_its_scenarios_as_written() {
        return Packs.standard().all().stream()
                .map(pack -> DynamicContainer.dynamicContainer(
                        pack.policy().id(),
                        pack.policy().scenarios().stream()
                                .map(scenario -> DynamicTest.dynamicTest(
                                        scenario.name() + " " + scenario.rows(), () -> check(pack, scenario)))));
    }

    private void check(PolicyVersion pack, Scenario scenario) {
        Decision decision = decide(pack, scenario.action(), scenario.facts(), scenario.params());
        assertThat(decision.outcome().code())
                .as("decided by %s", decision.decidedBy().rule())
                .isEqualTo(scenario.outcome());
        if (scenario.rule() != null) {
            assertThat(decision.decidedBy().rule()).isEqualTo(scenario.rule());
        }
    }

    private Decision decide(PolicyVersion pack, String action, Map<String, ?> facts, Map<String, ?> params) {
        PolicyStack stack = PolicyStack.alone(pack, Scope.PACK, params, "/policy/params");
        return decisionPoint.evaluate(
                EvaluationInput.of(
                        Action.of(action),
                        Facts.given(catalogue, facts, "/facts"),
                        Instant.parse("2026-11-22T09:00:00Z"),
                        Locale.ENGLISH),
                stack);
    }

    @Test
    void every_row_a_pack_names_is_in_the_source_table() {
        List<String> rows = SeedRows.ids();
        for (PolicyVersion pack : Packs.standard().all()) {
            assertThat(rows).as(pack.policy().id()).containsAll(pack.policy().rows());
            pack.policy().rules().forEach(rule -> assertThat(rows).containsAll(rule.rows()));
        }
    }

    @Test
    void every_row_of_a_pack_is_carried_by_a_rule_parameter_or_template_and_tested_by_a_scenario() {
        for (PolicyVersion pack : Packs.standard().all()) {
            for (String row : pack.policy().rows()) {
                boolean carried =
                        pack.policy().rules().stream().anyMatch(r -> r.rows().contains(row))
                                || pack.policy().parameters().stream()
                                        .anyMatch(p -> p.rows().contains(row))
                                || pack.policy().templates().stream()
                                        .anyMatch(t -> t.rows().contains(row));
                assertThat(carried).as("%s in %s", row, pack.policy().id()).isTrue();
                assertThat(pack.policy().scenarios())
                        .as("%s in %s", row, pack.policy().id())
                        .anyMatch(s -> s.rows().contains(row));
            }
        }
    }
}
