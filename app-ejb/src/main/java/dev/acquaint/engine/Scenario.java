package dev.acquaint.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An example that the policy must decide as written, checked before it may be published.
 *
 * @param facts as a caller would give them
 * @param params overrides of the policy's parameters
 * @param rule the rule that must decide, {@code otherwise}, or null for any
 * @param rows the source rows it tests
 */
public record Scenario(
        String name,
        String action,
        Map<String, Object> facts,
        Map<String, Object> params,
        String outcome,
        @Nullable String rule,
        List<String> rows) {

    public Scenario {
        rows = List.copyOf(rows);
    }
}
