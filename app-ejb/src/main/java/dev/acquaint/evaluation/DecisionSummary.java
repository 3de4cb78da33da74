package dev.acquaint.evaluation;

import dev.acquaint.kernel.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param kind {@code evaluate}, {@code batch} or {@code compare}: the call that the decision was part of */
public record DecisionSummary(
        Id decisionId,
        Id callId,
        String kind,
        @Nullable Id member,
        String action,
        String outcome,
        boolean decision,
        boolean hypothetical,
        Instant decidedAt) {}
