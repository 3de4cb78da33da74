package dev.acquaint.engine;

import java.util.List;
import java.util.Set;

/** A checked condition of the decidable subset. Only {@code engine.authoring} makes them from text. */
public sealed interface Condition {

    /** As CEL, in canonical form: what is stored, shown and hashed. */
    default String text() {
        return Conditions.text(this);
    }

    /** The names of the facts it reads, in the order in which it reads them. */
    default Set<String> facts() {
        return Conditions.facts(this);
    }

    record Literal(boolean value) implements Condition {}

    record And(List<Condition> all) implements Condition {
        public And {
            all = List.copyOf(all);
        }
    }

    record Or(List<Condition> any) implements Condition {
        public Or {
            any = List.copyOf(any);
        }
    }

    record Not(Condition condition) implements Condition {}

    /** A boolean fact or parameter standing for itself. */
    record Holds(Operand operand) implements Condition {}

    record Compare(Operand left, Comparison comparison, Operand right) implements Condition {}

    /** {@code element in set}. */
    record In(Operand element, Operand set) implements Condition {}

    /** {@code sets.intersects(left, right)}. */
    record Intersects(Operand left, Operand right) implements Condition {}

    enum Comparison {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    sealed interface Operand {}

    record FactOperand(String name, FactType type) implements Operand {}

    /** {@code params.name}. */
    record ParameterOperand(String name, FactType type) implements Operand {}

    record Constant(Value value) implements Operand {}
}
