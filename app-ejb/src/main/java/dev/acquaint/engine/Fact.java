package dev.acquaint.engine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue: what a policy may ask about.
 *
 * @param name group and name with a dot, such as {@code relationship.trust}
 * @param options the literals of an enum or of a set of them; empty otherwise
 * @param min least value, inclusive; null when unbounded
 * @param max greatest value, or greatest length of a string, inclusive; null when unbounded
 * @param source where its value comes from
 * @param guarded protected: a policy that reads it is flagged
 * @param askOf who can be asked for it
 * @param question the plain question to ask for it
 * @param order its place in the catalogue
 */
public record Fact(
        String name,
        FactType type,
        List<String> options,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        String range,
        Source source,
        String kind,
        boolean guarded,
        AskOf askOf,
        LocalText question,
        List<String> rows,
        int order) {

    public Fact {
        options = List.copyOf(options);
        rows = List.copyOf(rows);
    }

    public enum Source {
        /** The caller or a person simply knows it. */
        GIVEN,
        /** A person must judge it. */
        JUDGED,
        /** We work it out; a person may know better. */
        DERIVED
    }

    public enum AskOf {
        MEMBER,
        INVITER
    }

    public Domain domain() {
        return new Domain(type, options, min, max);
    }

    /** The part before the dot. */
    public String group() {
        return name.substring(0, name.indexOf('.'));
    }
}
