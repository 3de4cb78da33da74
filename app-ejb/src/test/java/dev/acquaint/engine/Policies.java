package dev.acquaint.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds small policies that read as sentences. */
final class Policies {

    static final Condition TRUE = new Condition.Literal(true);
    static final Condition FALSE = new Condition.Literal(false);

    private final String id;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, String> otherwise = new TreeMap<>();

    private Policies(String id) {
        this.id = id;
    }

    static Policies policy(String id) {
        return new Policies(id);
    }

    /** True when the fact is, and unknown while it is. */
    static Condition holds(String fact) {
        return new Condition.Holds(new Condition.FactOperand(fact, FactType.BOOLEAN));
    }

    static Condition atLeast(String fact, String parameter) {
        return new Condition.Compare(
                new Condition.FactOperand(fact, FactType.INTEGER),
                Condition.Comparison.GREATER_OR_EQUAL,
                new Condition.ParameterOperand(parameter, FactType.INTEGER));
    }

    Policies mandatory(String rule, Condition when, String outcome) {
        return rule(rule, "accept", Rule.Enforcement.MANDATORY, when, outcome, List.of());
    }

    Policies byDefault(String rule, Condition when, String outcome) {
        return rule(rule, "accept", Rule.Enforcement.DEFAULT, when, outcome, List.of());
    }

    Policies forAction(String action, String rule, Rule.Enforcement enforcement, Condition when, String outcome) {
        return rule(rule, action, enforcement, when, outcome, List.of());
    }

    Policies advice(String rule, Condition when, String... withOutcomes) {
        return rule(rule, "accept", Rule.Enforcement.ADVICE, when, null, List.of(withOutcomes));
    }

    Policies parameter(String name, long byDefault, long min, long max) {
        parameters.add(new Parameter(
                name,
                FactType.INTEGER,
                Value.of(byDefault),
                java.math.BigDecimal.valueOf(min),
                java.math.BigDecimal.valueOf(max),
                List.of(),
                new LocalText(name, name),
                List.of()));
        return this;
    }

    Policies otherwise(String outcome) {
        otherwise.put("accept", outcome);
        return this;
    }

    private Policies rule(
            String rule,
            String action,
            Rule.Enforcement enforcement,
            Condition when,
            @Nullable String outcome,
            List<String> withOutcomes) {
        rules.add(new Rule(
                rule,
                List.of(action),
                enforcement,
                when,
                outcome,
                withOutcomes,
                new LocalText("Because of " + rule + ".", "Vanwege " + rule + "."),
                null,
                List.of("meet-first"),
                List.of(new FollowUp("coffee", new LocalText(rule, rule), 7)),
                List.of(),
                ""));
        return this;
    }

    Policy build() {
        return new Policy(
                id,
                new LocalText(id, id),
                new LocalText(id, id),
                parameters,
                List.of(),
                rules,
                otherwise,
                List.of(),
                List.of(),
                List.of());
    }

    PolicyStack.Layer in(Scope scope) {
        return in(scope, Map.of());
    }

    PolicyStack.Layer in(Scope scope, Map<String, Map<String, Object>> overrides) {
        return new PolicyStack.Layer(scope, new PolicyVersion(build(), 1, "sha256:" + id), overrides);
    }
}
