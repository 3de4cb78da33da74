package dev.acquaint.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decides, from the widest scope to the narrowest.
 *
 * @param revision grows with each change to the organization's policies, choices and exceptions
 * @param choice the member's own layer or the organization's baseline, whichever was asked for
 */
public record InForceView(
        long revision, List<Layer> layers, @Nullable Choice choice) {

    public InForceView {
        layers = List.copyOf(layers);
    }

    /**
     * @param scope {@code pack}, {@code organization} or {@code member}
     * @param params overridden parameters only
     * @param clamped names of overrides that a newer version's bounds no longer allow; the nearest bound holds instead
     */
    public record Layer(
            String scope,
            String policy,
            int version,
            String hash,
            String title,
            Map<String, Object> params,
            List<String> clamped) {
        public Layer {
            params = Map.copyOf(params);
            clamped = List.copyOf(clamped);
        }
    }

    /** @param withCoach whether a coach made the choice together with the member */
    public record Choice(String pack, Map<String, Object> params, boolean withCoach) {
        public Choice {
            params = Map.copyOf(params);
        }
    }
}
