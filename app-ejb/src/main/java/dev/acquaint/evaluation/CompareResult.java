package dev.acquaint.evaluation;

import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import java.util.List;

/** One decision for each policy, in the order asked; all hypothetical, logged as one call. */
public record CompareResult(List<Compared> results) {

    public CompareResult {
        results = List.copyOf(results);
    }

    /** @param title the policy's name for people */
    public record Compared(PolicyRef policy, String title, EvaluationResult decision) {}
}
