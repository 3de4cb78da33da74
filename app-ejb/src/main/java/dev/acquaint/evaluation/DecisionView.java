package dev.acquaint.evaluation;

import dev.acquaint.kernel.Id;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A logged decision with what went into it.
 *
 * @param callId the call that it was part of; a batch's decisions share it
 * @param kind {@code evaluate}, {@code batch} or {@code compare}
 * @param caller the identity provider's id of who asked
 * @param request what was asked, as the API's body has it
 * @param result the answer, with all facts as completed
 */
public record DecisionView(
        Id decisionId,
        Id callId,
        String kind,
        String caller,
        @Nullable Id member,
        Instant loggedAt,
        Map<String, Object> request,
        EvaluationResult result) {}
