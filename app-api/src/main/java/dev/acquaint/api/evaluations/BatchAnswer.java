package dev.acquaint.api.evaluations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.acquaint.api.problem.Problem;
import dev.acquaint.evaluation.EvaluationResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One result an item, in the same order. */
record BatchAnswer(List<Result> results) {

    /** Either an evaluation or a problem, which is known by its {@code status}. */
    record Result(
            int index,
            @Nullable String key,
            @JsonUnwrapped @Nullable EvaluationResult evaluation,
            @JsonUnwrapped @Nullable Problem problem) {}
}
