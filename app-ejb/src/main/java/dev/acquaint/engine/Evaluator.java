package dev.acquaint.engine;

import dev.acquaint.engine.Condition.And;
import dev.acquaint.engine.Condition.Compare;
import dev.acquaint.engine.Condition.Comparison;
import dev.acquaint.engine.Condition.Constant;
import dev.acquaint.engine.Condition.FactOperand;
import dev.acquaint.engine.Condition.Holds;
import dev.acquaint.engine.Condition.In;
import dev.acquaint.engine.Condition.Intersects;
import dev.acquaint.engine.Condition.Literal;
import dev.acquaint.engine.Condition.Not;
import dev.acquaint.engine.Condition.Operand;
import dev.acquaint.engine.Condition.Or;
import dev.acquaint.engine.Condition.ParameterOperand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates conditions by Kleene's rules over one set of facts.
 *
 * @param today the UTC day of the decision, from which dates are counted
 */
record Evaluator(Facts facts, Map<String, Value> parameters, LocalDate today) {

    Truth evaluate(Condition condition) {
        if (condition instanceof And and) {
            Truth result = Truth.TRUE;
            for (Condition part : and.all()) {
                result = result.and(evaluate(part));
                if (result == Truth.FALSE) {
                    return result;
                }
            }
            return result;
        }
        if (condition instanceof Or or) {
            Truth result = Truth.FALSE;
            for (Condition part : or.any()) {
                result = result.or(evaluate(part));
                if (result == Truth.TRUE) {
                    return result;
                }
            }
            return result;
        }
        if (condition instanceof Not not) {
            return evaluate(not.condition()).not();
        }
        if (condition instanceof Holds holds) {
            return value(holds.operand()) instanceof Value.Bool bool ? Truth.of(bool.value()) : Truth.UNKNOWN;
        }
        if (condition instanceof Compare compare) {
            Value left = value(compare.left());
            Value right = value(compare.right());
            return left == null || right == null ? Truth.UNKNOWN : compare(left, compare.comparison(), right);
        }
        if (condition instanceof In in) {
            Value element = value(in.element());
            Value set = value(in.set());
            return element instanceof Value.Text text && set instanceof Value.SetOf members
                    ? holds(members, text.value())
                    : Truth.UNKNOWN;
        }
        if (condition instanceof Intersects both) {
            return value(both.left()) instanceof Value.SetOf left && value(both.right()) instanceof Value.SetOf right
                    ? intersects(left, right)
                    : Truth.UNKNOWN;
        }
        return Truth.of(((Literal) condition).value());
    }

    /** The value of an operand, or null while it is unknown. */
    @Nullable
    Value value(Operand operand) {
        if (operand instanceof FactOperand fact) {
            return facts.value(fact.name());
        }
        if (operand instanceof ParameterOperand parameter) {
            return parameters.get(parameter.name());
        }
        return ((Constant) operand).value();
    }

    private Truth compare(Value left, Comparison comparison, Value right) {
        if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
            boolean equal = left instanceof Value.Bool || left instanceof Value.Text
                    ? left.equals(right)
                    : number(left).compareTo(number(right)) == 0;
            return Truth.of(equal == (comparison == Comparison.EQUAL));
        }
        int order = number(left).compareTo(number(right));
        return Truth.of(
                switch (comparison) {
                    case LESS -> order < 0;
                    case LESS_OR_EQUAL -> order <= 0;
                    case GREATER -> order > 0;
                    default -> order >= 0;
                });
    }

    private BigDecimal number(Value value) {
        if (value instanceof Value.Int i) {
            return BigDecimal.valueOf(i.value());
        }
        if (value instanceof Value.Day day) {
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(today, day.value()));
        }
        return ((Value.Dec) value).value();
    }

    private static Truth holds(Value.SetOf set, String member) {
        if (set.members().contains(member)) {
            return Truth.TRUE;
        }
        return set.open() ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static Truth intersects(Value.SetOf left, Value.SetOf right) {
        if (!Collections.disjoint(left.members(), right.members())) {
            return Truth.TRUE;
        }
        boolean leftMayGrow = left.open() && (right.open() || !right.members().isEmpty());
        boolean rightMayGrow = right.open() && (left.open() || !left.members().isEmpty());
        return leftMayGrow || rightMayGrow ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** The comparisons that made a condition what it is, each with its own truth, into {@code into}. */
    Truth explain(Condition condition, List<Decision.AtomTrace> into) {
        Truth result = evaluate(condition);
        if (condition instanceof Not not) {
            explain(not.condition(), into);
        } else if (condition instanceof And and) {
            and.all().stream().filter(part -> evaluate(part) == result).forEach(part -> explain(part, into));
        } else if (condition instanceof Or or) {
            or.any().stream().filter(part -> evaluate(part) == result).forEach(part -> explain(part, into));
        } else {
            into.add(new Decision.AtomTrace(condition.text(), result));
        }
        return result;
    }
}
