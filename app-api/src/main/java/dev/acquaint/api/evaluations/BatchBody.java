package dev.acquaint.api.evaluations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.api.json.Body;
import dev.acquaint.api.json.Json;
import dev.acquaint.evaluation.BatchCommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/evaluations/batch}.
 *
 * @param items read one by one, for one that is wrong leaves the others alone
 */
@Body(limit = 16 * 1024 * 1024)
record BatchBody(@Nullable Defaults defaults, List<JsonNode> items, EvaluationBody.@Nullable Settings options) {

    /** Whether the defaults say something at this place, such as {@code /facts/relationship/trust}. */
    boolean defaultsHave(String pointer) {
        return defaults != null && !Json.tree(defaults).at(pointer).isMissingNode();
    }

    /** What an item gets that leaves it out. */
    record Defaults(
            @Nullable String action,
            @Nullable String member,
            EvaluationBody.@Nullable Resource resource,
            EvaluationBody.@Nullable Policy policy,
            @Nullable Map<String, @Nullable Object> facts) {

        static BatchCommand.Defaults of(@Nullable Defaults defaults) {
            return defaults == null
                    ? BatchCommand.Defaults.NONE
                    : new BatchCommand.Defaults(
                            defaults.action,
                            defaults.member,
                            EvaluationBody.Resource.ref(defaults.resource),
                            EvaluationBody.Policy.ref(defaults.policy),
                            EvaluationBody.orNone(defaults.facts));
        }
    }

    /** @param key the caller's own name for it, given back with the result */
    record Item(
            @Nullable String key,
            @Nullable String action,
            @Nullable String member,
            EvaluationBody.@Nullable Resource resource,
            EvaluationBody.@Nullable Policy policy,
            @Nullable Map<String, @Nullable Object> facts) {

        BatchCommand.Item item() {
            return new BatchCommand.Item(
                    key,
                    action,
                    member,
                    EvaluationBody.Resource.ref(resource),
                    EvaluationBody.Policy.ref(policy),
                    EvaluationBody.orNone(facts));
        }
    }
}
