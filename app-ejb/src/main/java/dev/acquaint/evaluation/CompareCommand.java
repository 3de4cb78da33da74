package dev.acquaint.evaluation;

import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import java.util.List;

/**
 * One question to several policies.
 *
 * @param question its own policy is not looked at
 * @param policies in the order of the answer; empty for all packs
 */
public record CompareCommand(EvaluationCommand question, List<PolicyRef> policies) {

    public static final int LIMIT = 50;

    public CompareCommand {
        policies = List.copyOf(policies);
    }

    public static CompareCommand allPacks(EvaluationCommand question) {
        return new CompareCommand(question, List.of());
    }
}
