package dev.acquaint.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say, before anything is explained.
 *
 * @param decisive the rule that fired; null when {@code otherwise} decided
 * @param unsettled the mandatory rule that is unknown and turned a permitting outcome into a review; mostly null
 * @param unknownMandatory mandatory rules that are unknown and were asked before the decision
 * @param open unknown rules that were asked before the decision, mandatory ones included
 */
record Verdict(
        Outcome outcome,
        boolean isFinal,
        Plan.@Nullable Step decisive,
        Plan.@Nullable Step unsettled,
        List<Plan.Step> unknownMandatory,
        List<Plan.Step> open) {

    static Verdict of(Action action, Plan plan, Collection<GrantedException> exceptions, Facts facts, LocalDate today) {
        List<Plan.Step> open = new ArrayList<>();
        List<Plan.Step> unknownMandatory = new ArrayList<>();
        Plan.Step decisive = null;
        for (Plan.Step step : plan.deciding()) {
            if (step.isWaivedBy(exceptions)) {
                continue;
            }
            Truth truth = new Evaluator(facts, step.parameters(), today)
                    .evaluate(step.rule().condition());
            if (truth == Truth.TRUE) {
                decisive = step;
                break;
            }
            if (truth == Truth.UNKNOWN) {
                open.add(step);
                if (step.isMandatory()) {
                    unknownMandatory.add(step);
                }
            }
        }
        Outcome outcome = decisive == null ? otherwise(action, plan) : outcome(action, decisive.rule());
        if (outcome.permits() && !unknownMandatory.isEmpty()) {
            Outcome withheld =
                    action.isGeneral() ? action.outcomes().get(action.outcomes().size() - 1) : action.review();
            return new Verdict(withheld, false, decisive, unknownMandatory.get(0), unknownMandatory, open);
        }
        boolean isFinal =
                open.stream().allMatch(step -> outcome(action, step.rule()).equals(outcome));
        return new Verdict(outcome, isFinal, decisive, null, unknownMandatory, open);
    }

    static Outcome outcome(Action action, Rule rule) {
        return action.outcome(String.valueOf(rule.outcome())).orElseGet(action::review);
    }

    static Outcome otherwise(Action action, Plan plan) {
        Plan.Otherwise declared = plan.otherwise();
        if (declared != null) {
            return action.outcome(declared.outcome()).orElseGet(action::review);
        }
        // Where nobody said anything about an organization's own actions, the door stays shut.
        return action.isGeneral() ? action.outcomes().get(action.outcomes().size() - 1) : action.review();
    }
}
