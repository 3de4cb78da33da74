package dev.acquaint.engine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number, switch or set in a policy that a narrower scope may set within bounds.
 *
 * @param min least value, inclusive; null when unbounded
 * @param max greatest value, inclusive; null when unbounded
 * @param options the literals allowed for a text or set; empty when any
 * @param rows the source rows that name it
 */
public record Parameter(
        String name,
        FactType type,
        Value byDefault,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<String> options,
        LocalText description,
        List<String> rows) {

    public Parameter {
        options = List.copyOf(options);
        rows = List.copyOf(rows);
    }

    public Domain domain() {
        return new Domain(type, options, min, max);
    }
}
