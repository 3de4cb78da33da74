package dev.acquaint.api.evaluations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.acquaint.evaluation.CompareResult;
import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import dev.acquaint.evaluation.EvaluationResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation a policy, in the order asked. */
record CompareAnswer(List<Result> results) {

    static CompareAnswer of(CompareResult compared) {
        return new CompareAnswer(compared.results().stream()
                .map(one -> new Result(Policy.of(one.policy()), one.title(), one.decision()))
                .toList());
    }

    record Result(
            Policy policy, String title, @JsonUnwrapped EvaluationResult evaluation) {}

    record Policy(
            @Nullable String pack,
            @Nullable String policy,
            @Nullable Integer version,
            @Nullable Map<String, Object> params) {

        static Policy of(PolicyRef ref) {
            return new Policy(
                    ref.pack(), ref.policy(), ref.version(), ref.params().isEmpty() ? null : ref.params());
        }
    }
}
