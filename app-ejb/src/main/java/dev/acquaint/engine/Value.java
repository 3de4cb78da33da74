package dev.acquaint.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A known value of a fact or parameter. Unknown has no value: it is the absence of one. */
public sealed interface Value {

    /** As JSON has it: Boolean, Long, BigDecimal, String, a List of strings, or {@code {"includes": [...]}}. */
    Object json();

    static Value of(boolean value) {
        return new Bool(value);
    }

    static Value of(long value) {
        return new Int(value);
    }

    static Value of(String value) {
        return new Text(value);
    }

    static Value setOf(String... members) {
        return new SetOf(Set.of(members), false);
    }

    record Bool(boolean value) implements Value {
        @Override
        public Object json() {
            return value;
        }
    }

    record Int(long value) implements Value {
        @Override
        public Object json() {
            return value;
        }
    }

    /** Equal by number: 0.5 is 0.50. */
    record Dec(BigDecimal value) implements Value {
        public Dec {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public Object json() {
            return value;
        }
    }

    /** A string or one literal of an enum. */
    record Text(String value) implements Value {
        @Override
        public Object json() {
            return value;
        }
    }

    /**
     * A set of literals.
     *
     * @param open whether there may be members besides these: an import sees messages, not meetings
     */
    record SetOf(Set<String> members, boolean open) implements Value {
        public SetOf {
            members = Set.copyOf(members);
        }

        @Override
        public Object json() {
            List<String> sorted = List.copyOf(new TreeSet<>(members));
            return open ? Map.of("includes", sorted) : sorted;
        }
    }

    record Day(LocalDate value) implements Value {
        @Override
        public Object json() {
            return value.toString();
        }
    }
}
