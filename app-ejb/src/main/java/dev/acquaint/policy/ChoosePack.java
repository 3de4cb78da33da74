package dev.acquaint.policy;

import java.util.Map;

/**
 * Puts a shipped pack in force.
 *
 * @param params overrides by parameter name; a name left out keeps the pack's default
 */
public record ChoosePack(String pack, Map<String, Object> params) {
    public ChoosePack {
        params = Map.copyOf(params);
    }

    public static ChoosePack asShipped(String pack) {
        return new ChoosePack(pack, Map.of());
    }
}
