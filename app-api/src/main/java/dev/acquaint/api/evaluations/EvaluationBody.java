package dev.acquaint.api.evaluations;

import dev.acquaint.api.json.Body;
import dev.acquaint.evaluation.EvaluationCommand;
import dev.acquaint.evaluation.EvaluationCommand.Options;
import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import dev.acquaint.evaluation.EvaluationCommand.ResourceRef;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/evaluations}. */
@Body
record EvaluationBody(
        String action,
        @Nullable String member,
        @Nullable Resource resource,
        @Nullable Policy policy,
        @Nullable Map<String, @Nullable Object> facts,
        @Nullable Settings options) {

    EvaluationCommand command() {
        return new EvaluationCommand(
                action, member, Resource.ref(resource), Policy.ref(policy), orNone(facts), Settings.of(options));
    }

    static <V extends @Nullable Object> Map<String, V> orNone(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    record Resource(String type, @Nullable String id) {

        static @Nullable ResourceRef ref(@Nullable Resource resource) {
            return resource == null ? null : new ResourceRef(resource.type, resource.id);
        }
    }

    record Policy(
            @Nullable String pack,
            @Nullable String policy,
            @Nullable Integer version,
            @Nullable Map<String, Object> params) {

        static @Nullable PolicyRef ref(@Nullable Policy policy) {
            return policy == null ? null : policy.ref();
        }

        PolicyRef ref() {
            return new PolicyRef(pack, policy, version, orNone(params));
        }
    }

    /** What to tell, in which language, and as of when. Asking for an explanation asks for the facts it rests on. */
    record Settings(
            @Nullable Boolean explain,
            @Nullable Boolean facts,
            @Nullable Boolean trace,
            @Nullable String language,
            @Nullable Instant at,
            @Nullable Long minRevision) {

        static Options of(@Nullable Settings settings) {
            return settings == null ? Options.DEFAULT : settings.options();
        }

        private Options options() {
            return new Options(
                    explain == null || explain,
                    facts == null ? explain != null && explain : facts,
                    trace != null && trace,
                    Optional.ofNullable(language).map(Locale::forLanguageTag).orElse(null),
                    at,
                    minRevision);
        }
    }
}
