package dev.acquaint.evaluation;

import dev.acquaint.kernel.Id;
import java.util.List;

/**
 * @param same whether the decision came out as it did then
 * @param differences names of the answer's parts that differ; empty when the same
 * @param then as logged
 * @param now as replayed
 */
public record ReplayResult(
        Id decisionId, boolean same, List<String> differences, EvaluationResult then, EvaluationResult now) {
    public ReplayResult {
        differences = List.copyOf(differences);
    }
}
