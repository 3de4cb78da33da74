package dev.acquaint.engine;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a policy.
 *
 * @param actions the actions it speaks to
 * @param outcome what follows; null for advice, which decides nothing
 * @param withOutcomes for advice: the outcomes it goes with; empty for any
 * @param reply the id of a template of the same policy; null for none
 * @param lessons ids of lessons
 * @param rows the source rows it carries
 * @param justification why a mandatory rule may read a protected fact; empty where none is owed
 */
public record Rule(
        String id,
        List<String> actions,
        Enforcement enforcement,
        Condition condition,
        @Nullable String outcome,
        List<String> withOutcomes,
        LocalText reason,
        @Nullable String reply,
        List<String> lessons,
        List<FollowUp> followUps,
        List<String> rows,
        String justification) {

    public Rule {
        actions = List.copyOf(actions);
        withOutcomes = List.copyOf(withOutcomes);
        lessons = List.copyOf(lessons);
        followUps = List.copyOf(followUps);
        rows = List.copyOf(rows);
    }

    public enum Enforcement {
        /** Cannot be relaxed in a narrower scope, except by a granted exception. */
        MANDATORY,
        /** Decides unless a narrower scope decided. */
        DEFAULT,
        /** Adds reasons, lessons and follow-ups, and never decides. */
        ADVICE;

        /** As documents and the API write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
