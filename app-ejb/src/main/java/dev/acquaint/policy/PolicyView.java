package dev.acquaint.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy, to read: a shipped pack's or the organization's own.
 *
 * @param scope {@code pack} or {@code organization}
 * @param state {@code in-force} for the whole organization, or {@code published} only
 * @param publishedAt null for a pack, which comes with the product
 * @param document the whole policy as a YAML document, as it could be published again
 */
public record PolicyView(
        String scope,
        String id,
        int version,
        String hash,
        String state,
        String title,
        String stance,
        List<ParameterView> parameters,
        List<RuleView> rules,
        @Nullable Instant publishedAt,
        @Nullable String publishedBy,
        String document) {

    public PolicyView {
        parameters = List.copyOf(parameters);
        rules = List.copyOf(rules);
    }

    /**
     * @param type as the fact catalogue names types, such as {@code integer} or {@code set of enum}
     * @param value the value in force for the organization: its override, or else the default
     * @param min lowest value allowed; null when unbounded or no number
     * @param max highest value allowed; null when unbounded or no number
     * @param options the literals allowed for a text or a set; empty when any
     */
    public record ParameterView(
            String name,
            String type,
            String text,
            Object defaultValue,
            Object value,
            @Nullable Number min,
            @Nullable Number max,
            List<String> options) {
        public ParameterView {
            options = List.copyOf(options);
        }
    }

    /**
     * @param enforcement {@code mandatory}, {@code default} or {@code advice}
     * @param condition in CEL, in canonical form
     * @param outcome null for advice
     */
    public record RuleView(
            String id,
            String enforcement,
            List<String> actions,
            String condition,
            @Nullable String outcome,
            String reason) {
        public RuleView {
            actions = List.copyOf(actions);
        }
    }
}
