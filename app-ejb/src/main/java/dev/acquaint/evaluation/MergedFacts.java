package dev.acquaint.evaluation;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of a batch's item over the defaults: merged one by one, whether nested or dotted; null takes one away. */
final class MergedFacts {

    private final Map<String, @Nullable Object> defaults;
    private final Map<String, @Nullable Object> item;

    MergedFacts(Map<String, @Nullable Object> defaults, Map<String, @Nullable Object> item) {
        this.defaults = defaults;
        this.item = item;
    }

    Map<String, @Nullable Object> facts() {
        if (defaults.isEmpty()) {
            return item;
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        flatten(defaults, merged);
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        flatten(item, own);
        own.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }

    /**
     * Faults of the merged facts, pointed at where each was written.
     *
     * @param place of the item, such as {@code /items/3}
     */
    DomainException relocated(DomainException problem, String place) {
        if (defaults.isEmpty()) {
            return problem;
        }
        var relocated = new DomainException(
                problem.code(),
                problem.getMessage() == null ? "" : problem.getMessage(),
                problem.faults().stream()
                        .map(fault -> relocated(fault, place + "/facts/"))
                        .toList());
        relocated.initCause(problem);
        return relocated;
    }

    private Fault relocated(Fault fault, String merged) {
        if (!fault.pointer().startsWith(merged)) {
            return fault;
        }
        var escaped = fault.pointer().substring(merged.length());
        var name = escaped.replace("~1", "/").replace("~0", "~");
        int dot = name.indexOf('.');
        if (item.containsKey(name)) {
            return fault;
        }
        if (dot > 0 && isNested(item, name, dot)) {
            return at(merged + escaped.replaceFirst("\\.", "/"), fault);
        }
        return at(
                "/defaults/facts/" + (defaults.containsKey(name) ? escaped : escaped.replaceFirst("\\.", "/")), fault);
    }

    private static boolean isNested(Map<String, @Nullable Object> facts, String name, int dot) {
        return facts.get(name.substring(0, dot)) instanceof Map<?, ?> group
                && group.containsKey(name.substring(dot + 1));
    }

    private static Fault at(String pointer, Fault fault) {
        return new Fault(pointer, fault.code(), fault.detail());
    }

    private static void flatten(Map<String, @Nullable Object> facts, Map<String, @Nullable Object> flat) {
        facts.forEach((name, value) -> {
            if (!name.contains(".") && value instanceof Map<?, ?> group) {
                group.forEach((key, fact) -> flat.put(name + "." + key, fact));
            } else {
                flat.put(name, value);
            }
        });
    }
}
