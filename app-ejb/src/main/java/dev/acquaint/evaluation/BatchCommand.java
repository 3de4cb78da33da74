package dev.acquaint.evaluation;

import dev.acquaint.evaluation.EvaluationCommand.Options;
import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import dev.acquaint.evaluation.EvaluationCommand.ResourceRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #LIMIT} questions at once.
 *
 * @param options hold for all items
 */
public record BatchCommand(Defaults defaults, List<Item> items, Options options) {

    public static final int LIMIT = 1_000;

    public BatchCommand {
        items = List.copyOf(items);
    }

    /** What an item that leaves it out gets; facts merge one by one. */
    public record Defaults(
            @Nullable String action,
            @Nullable String member,
            @Nullable ResourceRef resource,
            @Nullable PolicyRef policy,
            Map<String, @Nullable Object> facts) {
        public static final Defaults NONE = new Defaults(null, null, null, null, Map.of());

        public Defaults {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /**
     * @param key the caller's own, given back with the result
     * @param facts over the defaults; null takes a default away
     */
    public record Item(
            @Nullable String key,
            @Nullable String action,
            @Nullable String member,
            @Nullable ResourceRef resource,
            @Nullable PolicyRef policy,
            Map<String, @Nullable Object> facts) {
        public Item {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }
}
