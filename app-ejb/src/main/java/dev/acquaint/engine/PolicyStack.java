package dev.acquaint.engine;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policies that apply to one member, widest scope first, with the member's exceptions. Immutable and shareable. */
public final class PolicyStack {

    private final List<Layer> layers;
    private final List<GrantedException> exceptions;
    private final boolean hypothetical;
    private final List<Decision.Warning> warnings;
    private final Map<String, Map<String, Value>> parameters;
    private final Map<String, Plan> plans;

    private PolicyStack(
            List<Layer> layers,
            List<GrantedException> exceptions,
            boolean hypothetical,
            Map<String, Map<String, Value>> parameters,
            List<Decision.Warning> warnings) {
        this.layers = List.copyOf(layers);
        this.exceptions = List.copyOf(exceptions);
        this.hypothetical = hypothetical;
        this.parameters = parameters;
        this.warnings = List.copyOf(warnings);
        this.plans = Plan.of(this.layers, parameters);
    }

    /**
     * A stack of published versions. Overrides outside the bounds are clamped and reported in the decision's warnings.
     *
     * @param layers widest scope first; several of scope GROUP in the organization's order of priority
     */
    public static PolicyStack of(List<Layer> layers, List<GrantedException> exceptions) {
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).scope().compareTo(layers.get(i - 1).scope()) < 0) {
                throw new IllegalArgumentException("The layers of a stack go from the widest scope to the narrowest.");
            }
        }
        List<Decision.Warning> warnings = new ArrayList<>();
        Map<String, Map<String, Value>> parameters = defaults(layers);
        for (Layer layer : layers) {
            layer.overrides()
                    .forEach((policy, values) ->
                            values.forEach((name, json) -> override(layers, policy, name, json, parameters, warnings)));
        }
        return new PolicyStack(layers, exceptions, false, parameters, warnings);
    }

    /**
     * One policy by itself, with its defaults or the caller's parameters; its decisions are hypothetical.
     *
     * @param params as JSON has them
     * @param pointer the place of the parameters in the caller's document, for the faults
     * @throws DomainException INVALID for an unknown parameter, a wrong type or a value out of bounds
     */
    public static PolicyStack alone(PolicyVersion policy, Scope scope, Map<String, ?> params, String pointer) {
        List<Layer> layers = List.of(new Layer(scope, policy, Map.of()));
        Map<String, Map<String, Value>> parameters = defaults(layers);
        List<DomainException.Fault> faults = new ArrayList<>();
        params.forEach((name, json) -> {
            String place = Pointer.below(pointer, name);
            Optional<Parameter> parameter = policy.policy().parameter(name);
            if (parameter.isEmpty()) {
                faults.add(
                        new DomainException.Fault(place, "unknown-parameter", unknownParameter(policy.policy(), name)));
                return;
            }
            try {
                values(parameters, policy.policy().id())
                        .put(name, read(parameter.get().domain(), json));
            } catch (Domain.Refused refused) {
                faults.add(new DomainException.Fault(place, refused.code(), refused.sentence("The parameter " + name)));
            }
        });
        if (!faults.isEmpty()) {
            throw new DomainException(ErrorCode.INVALID, faults.get(0).detail(), faults);
        }
        return new PolicyStack(layers, List.of(), true, parameters, List.of());
    }

    public List<Layer> layers() {
        return layers;
    }

    public List<GrantedException> exceptions() {
        return exceptions;
    }

    /** Whether it holds one policy on its own instead of what is in force. */
    public boolean isHypothetical() {
        return hypothetical;
    }

    /** The value that a policy's parameter has in this stack. */
    public Optional<Value> parameter(String policy, String name) {
        return Optional.ofNullable(parameters.getOrDefault(policy, Map.of()).get(name));
    }

    Plan plan(Action action) {
        Plan plan = plans.get(action.name());
        return plan == null ? Plan.EMPTY : plan;
    }

    List<Decision.Warning> warnings() {
        return warnings;
    }

    private static Map<String, Map<String, Value>> defaults(List<Layer> layers) {
        Map<String, Map<String, Value>> parameters = new LinkedHashMap<>();
        for (Layer layer : layers) {
            Policy policy = layer.policy().policy();
            for (Parameter parameter : policy.parameters()) {
                values(parameters, policy.id()).put(parameter.name(), parameter.byDefault());
            }
        }
        return parameters;
    }

    private static Map<String, Value> values(Map<String, Map<String, Value>> parameters, String policy) {
        return parameters.computeIfAbsent(policy, id -> new LinkedHashMap<>());
    }

    private static void override(
            List<Layer> layers,
            String policy,
            String name,
            Object json,
            Map<String, Map<String, Value>> parameters,
            List<Decision.Warning> warnings) {
        Optional<Parameter> parameter = layers.stream()
                .map(layer -> layer.policy().policy())
                .filter(p -> p.id().equals(policy))
                .findFirst()
                .flatMap(p -> p.parameter(name));
        String subject = policy + "." + name;
        if (parameter.isEmpty()) {
            warnings.add(new Decision.Warning(
                    "parameter-ignored", subject, "The policy " + policy + " has no parameter " + name + " any more."));
            return;
        }
        Domain domain = parameter.get().domain();
        try {
            Value wanted = read(domain.unbounded(), json);
            Value clamped = domain.clamp(wanted);
            values(parameters, policy).put(name, clamped);
            if (!clamped.equals(wanted)) {
                warnings.add(new Decision.Warning(
                        "parameter-clamped",
                        subject,
                        "%s was set to %s, which is outside its bounds; %s is used."
                                .formatted(name, wanted.json(), clamped.json())));
            }
        } catch (Domain.Refused refused) {
            warnings.add(new Decision.Warning(
                    "parameter-ignored", subject, refused.sentence("The parameter " + name) + " The default is used."));
        }
    }

    private static Value read(Domain domain, @Nullable Object json) {
        return domain.read(json == null ? "null" : json);
    }

    private static String unknownParameter(Policy policy, String name) {
        List<String> known = policy.parameters().stream().map(Parameter::name).toList();
        String meant = Spelling.nearest(name, known)
                .map(n -> " Did you mean " + n + "?")
                .orElse("");
        return "The policy " + policy.id() + " has no parameter "
                + (name.length() > 100 ? name.substring(0, 100) : name) + "." + meant;
    }

    /**
     * One policy in force.
     *
     * @param overrides by policy id and parameter name, as JSON has them; set in this scope, for this or wider policies
     */
    public record Layer(Scope scope, PolicyVersion policy, Map<String, Map<String, Object>> overrides) {
        public Layer {
            overrides = Map.copyOf(overrides);
        }
    }
}
