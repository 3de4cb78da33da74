package dev.acquaint.engine;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * One request to decide.
 *
 * @param at the instant the decision is for
 * @param explain whether reasons, missing facts and what-ifs are worked out
 * @param trace whether every rule's truth is reported
 * @param merge values for merge fields that are not facts, such as {@code contact.name}
 */
public record EvaluationInput(
        Action action,
        Facts facts,
        Instant at,
        Locale language,
        boolean explain,
        boolean trace,
        Map<String, String> merge) {

    public EvaluationInput {
        merge = Map.copyOf(merge);
    }

    /** Explained, without trace and without further merge fields. */
    public static EvaluationInput of(Action action, Facts facts, Instant at, Locale language) {
        return new EvaluationInput(action, facts, at, language, true, false, Map.of());
    }
}
