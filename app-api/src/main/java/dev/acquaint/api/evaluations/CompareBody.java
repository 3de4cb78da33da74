package dev.acquaint.api.evaluations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.api.json.Body;
import dev.acquaint.api.json.Json;
import dev.acquaint.evaluation.CompareCommand;
import dev.acquaint.evaluation.EvaluationCommand;
import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/evaluations/compare}.
 *
 * @param policies a list of policies, or the text {@code all-packs}
 */
@Body
record CompareBody(
        String action,
        @Nullable String member,
        EvaluationBody.@Nullable Resource resource,
        @Nullable Map<String, @Nullable Object> facts,
        EvaluationBody.@Nullable Settings options,
        JsonNode policies) {

    private static final String ALL_PACKS = "all-packs";

    CompareCommand command() {
        EvaluationCommand question = new EvaluationCommand(
                action,
                member,
                EvaluationBody.Resource.ref(resource),
                null,
                EvaluationBody.orNone(facts),
                EvaluationBody.Settings.of(options));
        if (ALL_PACKS.equals(policies.textValue())) {
            return CompareCommand.allPacks(question);
        }
        if (!policies.isArray() || policies.isEmpty()) {
            throw refused(ErrorCode.INVALID, "Name the policies in a list, or write \"" + ALL_PACKS + "\".");
        }
        if (policies.size() > CompareCommand.LIMIT) {
            throw refused(ErrorCode.TOO_LARGE, "Up to " + CompareCommand.LIMIT + " policies are compared at once.");
        }
        List<PolicyRef> refs = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            refs.add(Json.read(policies.get(i), EvaluationBody.Policy.class, "/policies/" + i)
                    .ref());
        }
        return new CompareCommand(question, refs);
    }

    private static DomainException refused(ErrorCode code, String detail) {
        return new DomainException(code, detail, List.of(new Fault("/policies", "wrong-policies", detail)));
    }
}
