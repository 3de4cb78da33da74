package dev.acquaint.engine;

import dev.acquaint.engine.Condition.And;
import dev.acquaint.engine.Condition.Compare;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What can be read off a condition without evaluating it. */
final class Conditions {

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int RELATION = 3;
    private static final int NOT = 4;
    private static final int PRIMARY = 5;

    private Conditions() {}

    static Set<String> facts(Condition condition) {
        Set<String> names = new LinkedHashSet<>();
        atoms(
                condition,
                atom -> operands(atom).forEach(operand -> {
                    if (operand instanceof FactOperand fact) {
                        names.add(fact.name());
                    }
                }));
        return names;
    }

    /** The conditions without a logical operator in them, in the order written. */
    static void atoms(Condition condition, Consumer<Condition> consumer) {
        if (condition instanceof And and) {
            and.all().forEach(c -> atoms(c, consumer));
        } else if (condition instanceof Or or) {
            or.any().forEach(c -> atoms(c, consumer));
        } else if (condition instanceof Not not) {
            atoms(not.condition(), consumer);
        } else {
            consumer.accept(condition);
        }
    }

    static List<Operand> operands(Condition atom) {
        if (atom instanceof Holds holds) {
            return List.of(holds.operand());
        }
        if (atom instanceof Compare compare) {
            return List.of(compare.left(), compare.right());
        }
        if (atom instanceof In in) {
            return List.of(in.element(), in.set());
        }
        return atom instanceof Intersects both ? List.of(both.left(), both.right()) : List.of();
    }

    static String text(Condition condition) {
        return text(condition, 0);
    }

    private static String text(Condition condition, int outer) {
        if (condition instanceof Or or) {
            return joined(or.any(), " || ", OR, outer);
        }
        if (condition instanceof And and) {
            return joined(and.all(), " && ", AND, outer);
        }
        if (condition instanceof Not not) {
            return "!" + text(not.condition(), NOT);
        }
        if (condition instanceof Compare c) {
            return inside(text(c.left()) + " " + c.comparison().symbol() + " " + text(c.right()), RELATION, outer);
        }
        if (condition instanceof In in) {
            return inside(text(in.element()) + " in " + text(in.set()), RELATION, outer);
        }
        if (condition instanceof Intersects both) {
            return "sets.intersects(" + text(both.left()) + ", " + text(both.right()) + ")";
        }
        if (condition instanceof Holds holds) {
            return text(holds.operand());
        }
        return String.valueOf(((Literal) condition).value());
    }

    private static String joined(List<Condition> parts, String operator, int own, int outer) {
        return inside(parts.stream().map(p -> text(p, own + 1)).collect(Collectors.joining(operator)), own, outer);
    }

    private static String inside(String text, int own, int outer) {
        return own < outer && outer <= PRIMARY ? "(" + text + ")" : text;
    }

    private static String text(Operand operand) {
        if (operand instanceof FactOperand fact) {
            return fact.name();
        }
        if (operand instanceof ParameterOperand parameter) {
            return "params." + parameter.name();
        }
        return text(((Constant) operand).value());
    }

    private static String text(Value value) {
        if (value instanceof Value.SetOf set) {
            return new TreeSet<>(set.members())
                    .stream().map(Conditions::quoted).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Dec decimal) {
            String plain = decimal.value().toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        return value instanceof Value.Text text ? quoted(text.value()) : String.valueOf(value.json());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
