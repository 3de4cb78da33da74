package dev.acquaint.engine;

import java.util.List;
import java.util.Map;

/** The policies that apply to one member, widest scope first, with the member's exceptions. Immutable and shareable. */
public final class PolicyStack {

    private PolicyStack() {}

    /**
     * A stack of published versions. Overrides outside the bounds are clamped and reported in the decision's warnings.
     *
     * @param layers widest scope first; several of scope GROUP in the organization's order of priority
     */
    public static PolicyStack of(List<Layer> layers, List<GrantedException> exceptions) {
        throw new UnsupportedOperationException();
    }

    /**
     * One policy by itself, with its defaults or the caller's parameters; its decisions are hypothetical.
     *
     * @param params as JSON has them
     * @param pointer the place of the parameters in the caller's document, for the faults
     * @throws dev.acquaint.kernel.DomainException INVALID for an unknown parameter, a wrong type or one out of bounds
     */
    public static PolicyStack alone(PolicyVersion policy, Scope scope, Map<String, ?> params, String pointer) {
        throw new UnsupportedOperationException();
    }

    public List<Layer> layers() {
        throw new UnsupportedOperationException();
    }

    /** Whether it holds one policy on its own instead of what is in force. */
    public boolean isHypothetical() {
        throw new UnsupportedOperationException();
    }

    /**
     * @param overrides by policy id and parameter name, as JSON has them; set in this scope, for this or wider policies
     */
    public record Layer(Scope scope, PolicyVersion policy, Map<String, Map<String, Object>> overrides) {}
}
