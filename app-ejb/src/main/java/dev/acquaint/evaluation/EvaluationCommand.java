package dev.acquaint.evaluation;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question to the policy, as the API's body has it.
 *
 * @param action such as {@code accept}; null only where defaults complete it
 * @param member the outside form of a member's id; null for the organization's baseline, or, with a stored resource,
 *     for the caller
 * @param resource a stored thing whose facts complete the given ones
 * @param policy evaluated alone and hypothetically; null for what is in force
 * @param facts by catalogue name, nested at the first dot or dotted; values as JSON has them, null for unknown
 */
public record EvaluationCommand(
        @Nullable String action,
        @Nullable String member,
        @Nullable ResourceRef resource,
        @Nullable PolicyRef policy,
        Map<String, @Nullable Object> facts,
        Options options) {

    public EvaluationCommand {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public static EvaluationCommand of(String action, Map<String, @Nullable Object> facts) {
        return new EvaluationCommand(action, null, null, null, facts, Options.DEFAULT);
    }

    public EvaluationCommand forMember(@Nullable String member) {
        return new EvaluationCommand(action, member, resource, policy, facts, options);
    }

    public EvaluationCommand about(@Nullable ResourceRef resource) {
        return new EvaluationCommand(action, member, resource, policy, facts, options);
    }

    public EvaluationCommand under(@Nullable PolicyRef policy) {
        return new EvaluationCommand(action, member, resource, policy, facts, options);
    }

    public EvaluationCommand with(Options options) {
        return new EvaluationCommand(action, member, resource, policy, facts, options);
    }

    /**
     * @param type {@code invitation}, {@code contact} or {@code connection}
     * @param id the outside form; null when nothing is stored about it
     */
    public record ResourceRef(String type, @Nullable String id) {}

    /**
     * A pack, or a policy of the organization's own, or one version of it.
     *
     * @param version null for the newest
     * @param params overrides by parameter name
     */
    public record PolicyRef(
            @Nullable String pack,
            @Nullable String policy,
            @Nullable Integer version,
            Map<String, Object> params) {
        public PolicyRef {
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }

        public static PolicyRef pack(String pack) {
            return new PolicyRef(pack, null, null, Map.of());
        }

        public static PolicyRef policy(String policy) {
            return new PolicyRef(null, policy, null, Map.of());
        }
    }

    /**
     * @param explain whether to work out reasons, missing facts and what would change the outcome
     * @param facts whether to tell all facts as completed, with their origins
     * @param trace whether to tell every rule's value
     * @param language of texts; null for the caller's
     * @param at the instant to decide for; null for now
     * @param minRevision refuses to decide on policies older than this revision; null for whatever is in force
     */
    public record Options(
            boolean explain,
            boolean facts,
            boolean trace,
            @Nullable Locale language,
            @Nullable Instant at,
            @Nullable Long minRevision) {
        /** Explained, without the list of facts and without a trace. */
        public static final Options DEFAULT = new Options(true, false, false, null, null, null);

        public Options withFacts() {
            return new Options(explain, true, trace, language, at, minRevision);
        }

        public Options in(@Nullable Locale language) {
            return new Options(explain, facts, trace, language, at, minRevision);
        }

        public Options at(@Nullable Instant at) {
            return new Options(explain, facts, trace, language, at, minRevision);
        }

        public Options since(@Nullable Long minRevision) {
            return new Options(explain, facts, trace, language, at, minRevision);
        }
    }
}
