package dev.acquaint.engine.authoring;

import dev.acquaint.engine.Condition;
import dev.acquaint.engine.Condition.Comparison;
import dev.acquaint.engine.Condition.Constant;
import dev.acquaint.engine.Condition.FactOperand;
import dev.acquaint.engine.Condition.Operand;
import dev.acquaint.engine.Condition.ParameterOperand;
import dev.acquaint.engine.Fact;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.FactType;
import dev.acquaint.engine.Parameter;
import dev.acquaint.engine.Spelling;
import dev.acquaint.engine.Value;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one parsed expression into our own tree and refuses, in our own words, what our language leaves out. */
final class Translation {

    static final String INTERSECTS = "sets.intersects";

    private static final String SUBSET =
            "A condition may use && || ! == != < <= > >= in and sets.intersects over facts, parameters and literals.";
    private static final Map<String, String> REMEDIES = Map.of(
            "has", "A fact that nobody gave is unknown: write the fact itself.",
            "matches", "Texts are compared whole, with == or in.",
            "_?_:_", "Write two rules.",
            "_+_", "Sums belong into a derived fact of the catalogue.",
            "-_", "Write the negative number without parentheses.",
            "size", "Compare with the members you mean, by in or sets.intersects.",
            "sets.contains", "Write one in for each member, joined by &&.",
            "_[_]", "Compare with the members you mean, by in.");

    private final FactCatalogue catalogue;
    private final List<Parameter> parameters;
    private final CelAbstractSyntaxTree tree;
    private int comparisons;

    Translation(FactCatalogue catalogue, List<Parameter> parameters, CelAbstractSyntaxTree tree) {
        this.catalogue = catalogue;
        this.parameters = parameters;
        this.tree = tree;
    }

    int comparisons() {
        return comparisons;
    }

    Condition condition(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> literal(expr);
            case IDENT, SELECT -> holds(expr);
            case CALL -> call(expr);
            default -> throw outside(expr, "This is not a comparison.", SUBSET);
        };
    }

    private Condition literal(CelExpr expr) {
        if (expr.constant().getKind() != CelConstant.Kind.BOOLEAN_VALUE) {
            throw mismatch(expr, "A condition is true or false, and this is neither.", "Compare it with something.");
        }
        return new Condition.Literal(expr.constant().booleanValue());
    }

    private Condition holds(CelExpr expr) {
        Typed named = operand(expr);
        if (named.type != FactType.BOOLEAN) {
            throw mismatch(
                    expr,
                    "%s is of type %s and cannot stand alone.".formatted(named.shown, named.type.label()),
                    "Compare it with something.");
        }
        comparisons++;
        return new Condition.Holds(named.operand);
    }

    private Condition call(CelExpr expr) {
        String function = name(expr);
        List<CelExpr> args = expr.call().args();
        return switch (function) {
            case "_&&_" -> new Condition.And(flattened(expr, function));
            case "_||_" -> new Condition.Or(flattened(expr, function));
            case "!_" -> new Condition.Not(condition(args.get(0)));
            case "@in" -> in(expr, args.get(0), args.get(1));
            case INTERSECTS -> intersects(expr, args);
            default -> {
                Optional<Comparison> comparison = Arrays.stream(Comparison.values())
                        .filter(c -> function.equals("_" + c.symbol() + "_"))
                        .findFirst();
                if (comparison.isEmpty()) {
                    throw outside(
                            expr,
                            "\"" + readable(function) + "\" is not part of a condition.",
                            REMEDIES.getOrDefault(function, SUBSET));
                }
                yield compare(expr, args.get(0), comparison.get(), args.get(1));
            }
        };
    }

    private static String readable(String function) {
        return function.equals("_?_:_") ? "? :" : function.replace("_", "").isEmpty() ? function : operator(function);
    }

    private static String operator(String function) {
        return function.startsWith("_") || function.endsWith("_")
                ? function.replace("_", " ").strip()
                : function;
    }

    /** The function's name, with its namespace: {@code sets.intersects} parses as a call on {@code sets}. */
    private static String name(CelExpr expr) {
        String function = expr.call().function();
        return expr.call()
                .target()
                .flatMap(Translation::dotted)
                .map(target -> target.equals("sets") ? target + "." + function : function)
                .orElse(function);
    }

    private List<Condition> flattened(CelExpr expr, String function) {
        List<Condition> parts = new ArrayList<>();
        for (CelExpr arg : expr.call().args()) {
            if (arg.getKind() == CelExpr.ExprKind.Kind.CALL && name(arg).equals(function)) {
                parts.addAll(flattened(arg, function));
            } else {
                parts.add(condition(arg));
            }
        }
        return parts;
    }

    private Condition compare(CelExpr expr, CelExpr leftExpr, Comparison comparison, CelExpr rightExpr) {
        comparisons++;
        Typed left = operand(leftExpr);
        Typed right = operand(rightExpr);
        boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        if (left.isConstant() && right.isConstant()) {
            throw outside(expr, "This compares two literals.", "Write true or false.");
        }
        for (Typed side : List.of(left, right)) {
            if (side.type.isSet()) {
                throw mismatch(expr, side.shown + " is a set.", "Sets are compared by in or sets.intersects.");
            }
            if (!equality && !side.type.isOrdered()) {
                throw mismatch(
                        expr,
                        "%s is of type %s, which has no order.".formatted(side.shown, side.type.label()),
                        "Use ==, != or in.");
            }
        }
        requireSameKind(expr, left, right);
        requireOptions(leftExpr, right, texts(left));
        requireOptions(rightExpr, left, texts(right));
        return new Condition.Compare(left.operand, comparison, right.operand);
    }

    private Condition in(CelExpr expr, CelExpr elementExpr, CelExpr setExpr) {
        Typed element = operand(elementExpr);
        if (element.type.isSet()) {
            throw mismatch(elementExpr, element.shown + " is a set.", "Use sets.intersects for two sets.");
        }
        if (setExpr.getKind() == CelExpr.ExprKind.Kind.LIST && kind(element.type) != Kind.TEXT) {
            return anyOf(expr, elementExpr, setExpr);
        }
        comparisons++;
        Typed set = setOperand(setExpr);
        if (kind(element.type) != Kind.TEXT) {
            throw mismatch(
                    elementExpr,
                    "%s is of type %s and cannot be in a set of texts.".formatted(element.shown, element.type.label()),
                    "");
        }
        if (element.isConstant() && set.isConstant()) {
            throw outside(expr, "This compares two literals.", "Write true or false.");
        }
        requireOptions(elementExpr, set, texts(element));
        requireOptions(setExpr, element, texts(set));
        return new Condition.In(element.operand, set.operand);
    }

    /** {@code trust in [7, 8]}: numbers have no sets, so it says the same by comparisons. */
    private Condition anyOf(CelExpr expr, CelExpr elementExpr, CelExpr setExpr) {
        List<Condition> parts = new ArrayList<>();
        for (CelExpr member : setExpr.list().elements()) {
            parts.add(compare(expr, elementExpr, Comparison.EQUAL, member));
        }
        if (parts.isEmpty()) {
            throw outside(setExpr, "Nothing is in an empty list.", "Write the members, or false.");
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
    }

    private Condition intersects(CelExpr expr, List<CelExpr> args) {
        comparisons++;
        if (args.size() != 2) {
            throw mismatch(expr, "sets.intersects takes two sets.", "");
        }
        Typed left = setOperand(args.get(0));
        Typed right = setOperand(args.get(1));
        if (left.isConstant() && right.isConstant()) {
            throw outside(expr, "This compares two literals.", "Write true or false.");
        }
        requireOptions(args.get(0), right, texts(left));
        requireOptions(args.get(1), left, texts(right));
        return new Condition.Intersects(left.operand, right.operand);
    }

    private Typed setOperand(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.LIST) {
            Typed named = operand(expr);
            if (!named.type.isSet()) {
                throw mismatch(
                        expr,
                        "%s is of type %s, not a set.".formatted(named.shown, named.type.label()),
                        "Write a list such as [\"a\", \"b\"], or name a fact that is a set.");
            }
            return named;
        }
        Set<String> members = new LinkedHashSet<>();
        for (CelExpr member : expr.list().elements()) {
            if (member.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || member.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                throw mismatch(member, "A list holds texts in quotes only.", "Write it as \"…\".");
            }
            members.add(member.constant().stringValue());
        }
        if (members.isEmpty()) {
            throw outside(expr, "Nothing is in an empty list.", "Write the members, or false.");
        }
        return new Typed(new Constant(new Value.SetOf(members, false)), FactType.STRING_SET, List.of(), "The list");
    }

    private Typed operand(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr, expr.constant(), false);
            case IDENT, SELECT -> named(expr);
            case CALL -> {
                List<CelExpr> args = expr.call().args();
                if (name(expr).equals("-_") && args.get(0).getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
                    yield constant(expr, args.get(0).constant(), true);
                }
                throw outside(
                        expr,
                        "\"" + readable(name(expr)) + "\" cannot stand in a comparison.",
                        REMEDIES.getOrDefault(name(expr), SUBSET));
            }
            case LIST -> throw mismatch(expr, "A list is a set.", "Sets are compared by in or sets.intersects.");
            default -> throw outside(expr, "This cannot stand in a comparison.", SUBSET);
        };
    }

    private Typed constant(CelExpr expr, CelConstant constant, boolean negative) {
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> typed(Value.of(constant.booleanValue()), FactType.BOOLEAN);
            case STRING_VALUE -> typed(Value.of(constant.stringValue()), FactType.STRING);
            case INT64_VALUE ->
                typed(Value.of(negative ? -constant.int64Value() : constant.int64Value()), FactType.INTEGER);
            case DOUBLE_VALUE -> {
                double number = negative ? -constant.doubleValue() : constant.doubleValue();
                if (!Double.isFinite(number) || Math.abs(number) > 1e15) {
                    throw mismatch(expr, "This number is too large.", "");
                }
                yield typed(new Value.Dec(BigDecimal.valueOf(number)), FactType.DECIMAL);
            }
            default -> throw outside(expr, "This literal is not part of a condition.", SUBSET);
        };
    }

    private static Typed typed(Value value, FactType type) {
        return new Typed(new Constant(value), type, List.of(), "The literal " + value.json());
    }

    private Typed named(CelExpr expr) {
        String name = dotted(expr)
                .orElseThrow(() -> outside(expr, "This is not the name of a fact.", "A fact is named group.name."));
        if (name.startsWith("params.")) {
            String parameter = name.substring("params.".length());
            return parameters.stream()
                    .filter(p -> p.name().equals(parameter))
                    .findFirst()
                    .map(p -> new Typed(new ParameterOperand(p.name(), p.type()), p.type(), p.options(), name))
                    .orElseThrow(() -> unknown(
                            expr,
                            "The policy has no parameter " + parameter + ".",
                            Spelling.nearest(
                                    parameter,
                                    parameters.stream().map(Parameter::name).toList())));
        }
        Optional<Fact> fact = catalogue.find(name);
        return fact.map(f -> new Typed(new FactOperand(f.name(), f.type()), f.type(), f.options(), name))
                .orElseThrow(() -> unknown(expr, "There is no fact " + name + ".", catalogue.nearest(name)));
    }

    private static Optional<String> dotted(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return Optional.of(expr.ident().name());
        }
        return expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                ? dotted(expr.select().operand())
                        .map(o -> o + "." + expr.select().field())
                : Optional.empty();
    }

    private void requireSameKind(CelExpr expr, Typed left, Typed right) {
        if (kind(left.type) != kind(right.type)) {
            boolean numbers = left.type.isOrdered() && right.type.isOrdered();
            throw mismatch(
                    expr,
                    "%s is of type %s and %s of type %s."
                            .formatted(left.shown, left.type.label(), right.shown, right.type.label()),
                    numbers ? "Write 1.0 for a decimal and 1 for an integer." : "Compare values of one type.");
        }
    }

    private static List<String> texts(Typed typed) {
        if (typed.operand instanceof Constant constant) {
            if (constant.value() instanceof Value.Text text) {
                return List.of(text.value());
            }
            if (constant.value() instanceof Value.SetOf set) {
                return List.copyOf(set.members());
            }
        }
        return List.of();
    }

    private void requireOptions(CelExpr expr, Typed against, List<String> texts) {
        for (String text : texts) {
            if (!against.options.isEmpty() && !against.options.contains(text)) {
                throw refused(
                        "unknown-value",
                        expr,
                        "%s is never \"%s\".".formatted(against.shown, text),
                        Spelling.nearest(text, against.options)
                                .map(o -> "Did you mean \"" + o + "\"?")
                                .orElse("It is one of " + String.join(", ", against.options) + "."));
            }
        }
    }

    private enum Kind {
        TRUTH,
        WHOLE,
        DECIMAL,
        TEXT,
        SET
    }

    /** Dates are counted in whole days, and so are compared with whole numbers. */
    private static Kind kind(FactType type) {
        return switch (type) {
            case BOOLEAN -> Kind.TRUTH;
            case INTEGER, DATE -> Kind.WHOLE;
            case DECIMAL -> Kind.DECIMAL;
            case STRING, ENUM -> Kind.TEXT;
            case ENUM_SET, STRING_SET -> Kind.SET;
        };
    }

    private ConditionRefused unknown(CelExpr expr, String problem, Optional<String> nearest) {
        return refused(
                "unknown-name",
                expr,
                problem,
                nearest.map(n -> "Did you mean " + n + "?").orElse(""));
    }

    private ConditionRefused outside(CelExpr expr, String problem, String remedy) {
        return refused("outside-subset", expr, problem, remedy);
    }

    private ConditionRefused mismatch(CelExpr expr, String problem, String remedy) {
        return refused("type-mismatch", expr, problem, remedy);
    }

    private ConditionRefused refused(String code, CelExpr expr, String problem, String remedy) {
        Integer offset = tree.getSource().getPositionsMap().get(first(expr).id());
        int[] place = place(offset);
        return new ConditionRefused(code, place[0], place[1], problem, remedy);
    }

    /** A dotted name is reported where it begins, not at its last dot. */
    private static CelExpr first(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                ? first(expr.select().operand())
                : expr;
    }

    private int[] place(@Nullable Integer offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; offset != null && i < offset; i++) {
            boolean newline = tree.getSource().getContent().get(i) == '\n';
            line += newline ? 1 : 0;
            column = newline ? 1 : column + 1;
        }
        return new int[] {line, column};
    }

    /**
     * @param options the texts it can be; empty for any
     * @param shown its name in a message
     */
    private record Typed(Operand operand, FactType type, List<String> options, String shown) {
        boolean isConstant() {
            return operand instanceof Constant;
        }
    }
}
