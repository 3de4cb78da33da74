package dev.acquaint.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a stack that speak to one action, in the order in which they are asked.
 *
 * @param deciding mandatory rules from the widest scope to the narrowest, then defaults from the narrowest to the widest
 * @param advice widest scope first
 * @param otherwise the narrowest that is declared, or null
 */
record Plan(
        List<Step> deciding, List<Step> advice, @Nullable Otherwise otherwise) {

    static final Plan EMPTY = new Plan(List.of(), List.of(), null);

    /** A rule in its place. */
    record Step(PolicyStack.Layer layer, Rule rule, Map<String, Value> parameters) {

        boolean isMandatory() {
            return rule.enforcement() == Rule.Enforcement.MANDATORY;
        }

        boolean isWaivedBy(Collection<GrantedException> exceptions) {
            return exceptions.stream().anyMatch(this::isNamedBy);
        }

        boolean isNamedBy(GrantedException exception) {
            return exception.policy().equals(layer.policy().policy().id())
                    && exception.rule().equals(rule.id());
        }
    }

    record Otherwise(PolicyStack.Layer layer, String outcome) {}

    static Map<String, Plan> of(List<PolicyStack.Layer> layers, Map<String, Map<String, Value>> parameters) {
        Set<String> actions = new LinkedHashSet<>();
        for (PolicyStack.Layer layer : layers) {
            Policy policy = layer.policy().policy();
            policy.rules().forEach(rule -> actions.addAll(rule.actions()));
            actions.addAll(policy.otherwise().keySet());
        }
        Map<String, Plan> plans = new LinkedHashMap<>();
        for (String action : actions) {
            plans.put(action, of(action, layers, parameters));
        }
        return plans;
    }

    private static Plan of(String action, List<PolicyStack.Layer> layers, Map<String, Map<String, Value>> parameters) {
        List<Step> mandatory = new ArrayList<>();
        List<Step> advice = new ArrayList<>();
        List<List<Step>> defaults = new ArrayList<>();
        Otherwise otherwise = null;
        Scope otherwiseScope = null;
        for (PolicyStack.Layer layer : layers) {
            Policy policy = layer.policy().policy();
            Map<String, Value> values = parameters.getOrDefault(policy.id(), Map.of());
            List<Step> own = new ArrayList<>();
            for (Rule rule : policy.rules()) {
                if (rule.actions().contains(action)) {
                    List<Step> kind = switch (rule.enforcement()) {
                        case MANDATORY -> mandatory;
                        case DEFAULT -> own;
                        case ADVICE -> advice;
                    };
                    kind.add(new Step(layer, rule, values));
                }
            }
            defaults.add(own);
            String declared = policy.otherwise().get(action);
            if (declared != null && otherwiseScope != layer.scope()) {
                otherwise = new Otherwise(layer, declared);
                otherwiseScope = layer.scope();
            }
        }
        List<Step> deciding = new ArrayList<>(mandatory);
        narrowestFirst(layers).forEach(i -> deciding.addAll(defaults.get(i)));
        return new Plan(List.copyOf(deciding), List.copyOf(advice), otherwise);
    }

    /** Scopes from the narrowest to the widest; within one scope, groups keep the organization's order. */
    private static List<Integer> narrowestFirst(List<PolicyStack.Layer> layers) {
        List<Integer> order = new ArrayList<>();
        for (int s = Scope.values().length - 1; s >= 0; s--) {
            for (int i = 0; i < layers.size(); i++) {
                if (layers.get(i).scope().ordinal() == s) {
                    order.add(i);
                }
            }
        }
        return order;
    }
}
