package dev.acquaint.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one request: immutable, each value with its origin; what is not here is unknown.
 * Given wins over confirmed by a person, confirmed over derived. A null says "unknown" and keeps a lesser origin out.
 */
public final class Facts {

    private Facts() {}

    public static Facts none() {
        return new Facts();
    }

    /**
     * Reads facts as callers give them: nested at the first dot, or with dotted names.
     *
     * @param pointer the place of the facts in the caller's document, for the faults, such as {@code /facts}
     * @throws dev.acquaint.kernel.DomainException INVALID, with one fault for each that is unknown or out of range
     */
    public static Facts given(FactCatalogue catalogue, Map<String, ?> facts, String pointer) {
        throw new UnsupportedOperationException();
    }

    /** Adds or replaces facts of one origin, with dotted names; {@code note} says where they come from. */
    public static Facts of(FactCatalogue catalogue, Origin origin, Map<String, ?> facts, String note) {
        throw new UnsupportedOperationException();
    }

    /** Both together; where both know a fact, the stronger origin wins, and this one where they are of the same. */
    public Facts and(Facts other) {
        throw new UnsupportedOperationException();
    }

    /** With one fact changed, whatever its origin; null makes it unknown. */
    public Facts with(String name, @Nullable Value value) {
        throw new UnsupportedOperationException();
    }

    /** The value, or null while unknown. */
    public @Nullable Value value(String name) {
        throw new UnsupportedOperationException();
    }

    public Optional<Known> find(String name) {
        throw new UnsupportedOperationException();
    }

    /** All that is known, in catalogue order. */
    public List<Known> known() {
        throw new UnsupportedOperationException();
    }

    /** Nested at the dot, as JSON has them: what the decision log keeps and a replay reads. */
    public Map<String, Object> json() {
        throw new UnsupportedOperationException();
    }

    /**
     * @param derivation where a derived or confirmed value comes from, in words; empty for a given one
     */
    public record Known(String name, Value value, Origin origin, String derivation) {}
}
