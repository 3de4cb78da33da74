package dev.acquaint.evaluation;

import dev.acquaint.kernel.DomainException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One result for each item, in the same order. */
public record BatchResult(List<ItemResult> results) {

    public BatchResult {
        results = List.copyOf(results);
    }

    /**
     * Either a decision or a problem.
     *
     * @param problem why this item was not decided; its faults point into the whole body
     */
    public record ItemResult(
            int index,
            @Nullable String key,
            @Nullable EvaluationResult decision,
            @Nullable DomainException problem) {}
}
