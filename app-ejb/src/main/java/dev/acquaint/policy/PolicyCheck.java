package dev.acquaint.policy;

import dev.acquaint.engine.Action;
import dev.acquaint.engine.EvaluationInput;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Facts;
import dev.acquaint.engine.PolicyDecisionPoint;
import dev.acquaint.engine.PolicyStack;
import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.engine.Scenario;
import dev.acquaint.engine.Scope;
import dev.acquaint.engine.note.NoteReader;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs a policy's own scenarios: none may come out otherwise than it says, or the policy is not published. */
final class PolicyCheck {

    private final FactCatalogue catalogue = FactCatalogue.standard();
    private final PolicyDecisionPoint decisionPoint = new PolicyDecisionPoint(catalogue, new NoteReader(catalogue));

    /** @return what comes out otherwise; nothing when the policy may be published */
    List<Fault> faultsOf(PolicyVersion version, Instant now) {
        List<Fault> faults = new ArrayList<>();
        var scenarios = version.policy().scenarios();
        for (int i = 0; i < scenarios.size(); i++) {
            check(version, scenarios.get(i), "/scenarios/" + i, now, faults);
        }
        return faults;
    }

    private void check(PolicyVersion version, Scenario scenario, String pointer, Instant now, List<Fault> faults) {
        try {
            var stack = PolicyStack.alone(version, Scope.ORGANIZATION, scenario.params(), pointer + "/params");
            var facts = Facts.given(catalogue, scenario.facts(), pointer + "/facts");
            var decision = decisionPoint.evaluate(
                    EvaluationInput.of(Action.of(scenario.action()), facts, now, Locale.ENGLISH), stack);
            var outcome = decision.outcome().code();
            var rule = decision.decidedBy().rule();
            if (!outcome.equals(scenario.outcome())) {
                faults.add(new Fault(
                        pointer + "/outcome",
                        "scenario-fails",
                        "The scenario \"%s\" expects %s, but %s decides %s."
                                .formatted(scenario.name(), scenario.outcome(), rule, outcome)));
            } else if (scenario.rule() != null && !scenario.rule().equals(rule)) {
                faults.add(new Fault(
                        pointer + "/rule",
                        "scenario-fails",
                        "The scenario \"%s\" expects the rule %s to decide, but %s does."
                                .formatted(scenario.name(), scenario.rule(), rule)));
            }
        } catch (DomainException e) {
            faults.addAll(e.faults());
        }
    }
}
