package dev.acquaint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every stack of policies, whatever its rules. */
class DecisionPropertiesTest {

    private static final FactCatalogue CATALOGUE = FactCatalogue.standard();
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final List<String> FACTS = List.of(
            "relationship.worked_together", "relationship.knows_my_work", "contact.verified", "contact.reference");
    private static final List<String> OUTCOMES = List.of("accept", "ask", "review", "ignore", "decline");

    private final PolicyDecisionPoint decisionPoint = new PolicyDecisionPoint(CATALOGUE, (note, name) -> Facts.none());

    @Property(tries = 500)
    void a_final_decision_stays_whatever_is_learned(
            @ForAll("stacks") PolicyStack stack, @ForAll("facts") Map<String, Object> facts) {
        Decision decision = decide(stack, facts, false);
        if (decision.isFinal()) {
            for (Map<String, Object> more : completions(facts)) {
                assertThat(decide(stack, more, false).outcome()).isEqualTo(decision.outcome());
            }
        }
    }

    @Property(tries = 500)
    void nobody_is_let_in_past_a_mandatory_rule_that_is_true_or_unknown(
            @ForAll("stacks") PolicyStack stack, @ForAll("facts") Map<String, Object> facts) {
        Evaluator evaluator =
                new Evaluator(Facts.given(CATALOGUE, facts, "/facts"), Map.of(), java.time.LocalDate.of(2026, 11, 22));
        boolean restricted = stack.layers().stream()
                .flatMap(layer -> layer.policy().policy().rules().stream())
                .filter(rule -> rule.enforcement() == Rule.Enforcement.MANDATORY)
                .anyMatch(rule -> evaluator.evaluate(rule.condition()) != Truth.FALSE);
        if (restricted) {
            assertThat(decide(stack, facts, false).permits()).isFalse();
        }
    }

    @Property(tries = 500)
    void missing_lists_exactly_the_smallest_sets_that_brute_force_finds(
            @ForAll("stacks") PolicyStack stack, @ForAll("facts") Map<String, Object> facts) {
        Decision decision = decide(stack, facts, true);
        Map<Set<String>, Outcome> listed = new LinkedHashMap<>();
        decision.missing()
                .forEach(m -> listed.put(
                        new HashSet<>(
                                m.facts().stream().map(Decision.Question::name).toList()),
                        m.couldBecome()));
        Map<Set<String>, Outcome> expected = bruteForce(stack, facts, decision.outcome());
        assertThat(decision.missingComplete()).isTrue();
        assertThat(listed).as(described(stack)).isEqualTo(expected);
        assertThat(decision.missing())
                .isSortedAccordingTo(Comparator.<Decision.Missing>comparingInt(
                                m -> m.couldBecome().rank())
                        .thenComparingInt(m -> m.facts().size()));
    }

    @Property(tries = 500)
    void every_what_if_leads_where_it_says(
            @ForAll("stacks") PolicyStack stack, @ForAll("facts") Map<String, Object> facts) {
        Decision decision = decide(stack, facts, true);
        for (Decision.WhatIf whatIf : decision.whatIf()) {
            Map<String, Object> changed = new HashMap<>(facts);
            assertThat(facts.keySet()).containsAll(whatIf.change().keySet());
            changed.putAll(whatIf.change());
            assertThat(decide(stack, changed, false).outcome()).isEqualTo(whatIf.outcome());
            assertThat(whatIf.outcome().isBetterThan(decision.outcome())
                            || decision.outcome().code().equals("ask"))
                    .isTrue();
        }
    }

    private static String described(PolicyStack stack) {
        StringBuilder text = new StringBuilder();
        for (PolicyStack.Layer layer : stack.layers()) {
            Policy policy = layer.policy().policy();
            text.append(policy.id())
                    .append(" otherwise ")
                    .append(policy.otherwise())
                    .append('\n');
            policy.rules()
                    .forEach(r -> text.append("  %s %s -> %s%n"
                            .formatted(r.enforcement().code(), r.condition().text(), r.outcome())));
        }
        return text.toString();
    }

    private Map<Set<String>, Outcome> bruteForce(PolicyStack stack, Map<String, Object> facts, Outcome now) {
        List<String> unknown = FACTS.stream().filter(f -> !facts.containsKey(f)).toList();
        Map<Set<String>, Outcome> best = new LinkedHashMap<>();
        for (int subset = 1; subset < 1 << unknown.size(); subset++) {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < unknown.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    names.add(unknown.get(i));
                }
            }
            for (Map<String, Object> values : assignments(List.copyOf(names), facts)) {
                Outcome outcome = decide(stack, values, false).outcome();
                if (!outcome.equals(now)) {
                    best.merge(names, outcome, (a, b) -> a.isBetterThan(b) ? a : b);
                }
            }
        }
        Map<Set<String>, Outcome> smallest = new LinkedHashMap<>();
        best.forEach((names, outcome) -> {
            boolean improves = best.entrySet().stream()
                    .noneMatch(other -> !other.getKey().equals(names)
                            && names.containsAll(other.getKey())
                            && !outcome.isBetterThan(other.getValue()));
            if (improves) {
                smallest.put(names, outcome);
            }
        });
        return smallest;
    }

    private static List<Map<String, Object>> assignments(List<String> names, Map<String, Object> facts) {
        List<Map<String, Object>> all = List.of(facts);
        for (String name : names) {
            List<Map<String, Object>> more = new ArrayList<>();
            for (Map<String, Object> base : all) {
                for (boolean value : new boolean[] {true, false}) {
                    Map<String, Object> with = new HashMap<>(base);
                    with.put(name, value);
                    more.add(with);
                }
            }
            all = more;
        }
        return all;
    }

    private static List<Map<String, Object>> completions(Map<String, Object> facts) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<String> unknown = FACTS.stream().filter(f -> !facts.containsKey(f)).toList();
        for (int subset = 0; subset < 1 << unknown.size(); subset++) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < unknown.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    names.add(unknown.get(i));
                }
            }
            all.addAll(assignments(names, facts));
        }
        return all;
    }

    private Decision decide(PolicyStack stack, Map<String, Object> facts, boolean explain) {
        return decisionPoint.evaluate(
                new EvaluationInput(
                        Action.ACCEPT,
                        Facts.given(CATALOGUE, facts, "/facts"),
                        NOW,
                        Locale.ENGLISH,
                        explain,
                        false,
                        Map.of()),
                stack);
    }

    @Provide
    Arbitrary<Map<String, Object>> facts() {
        return Arbitraries.maps(Arbitraries.of(FACTS), Arbitraries.of(true, false))
                .ofMaxSize(FACTS.size())
                .map(HashMap::new);
    }

    @Provide
    Arbitrary<PolicyStack> stacks() {
        return Combinators.combine(policies("wide"), policies("narrow"))
                .as((wide, narrow) ->
                        PolicyStack.of(List.of(wide.in(Scope.ORGANIZATION), narrow.in(Scope.MEMBER)), List.of()));
    }

    private static Arbitrary<Policies> policies(String id) {
        Arbitrary<Drawn> rules = Combinators.combine(
                        conditions(2), Arbitraries.of(OUTCOMES), Arbitraries.of(true, false, false))
                .as(Drawn::new);
        return Combinators.combine(rules.list().ofMaxSize(4), Arbitraries.of(OUTCOMES))
                .as((drawn, otherwise) -> {
                    Policies policy = Policies.policy(id).otherwise(otherwise);
                    for (int i = 0; i < drawn.size(); i++) {
                        Drawn rule = drawn.get(i);
                        if (rule.mandatory && !rule.outcome.equals("accept")) {
                            policy.mandatory("r" + i, rule.when, rule.outcome);
                        } else {
                            policy.byDefault("r" + i, rule.when, rule.outcome);
                        }
                    }
                    return policy;
                });
    }

    private record Drawn(Condition when, String outcome, boolean mandatory) {}

    private static Arbitrary<Condition> conditions(int depth) {
        Arbitrary<Condition> flags = Arbitraries.of(FACTS).map(Policies::holds);
        if (depth == 0) {
            return flags;
        }
        Arbitrary<Condition> inner = conditions(depth - 1);
        return Arbitraries.oneOf(
                flags,
                inner.map(Condition.Not::new),
                inner.list().ofSize(2).map(Condition.And::new),
                inner.list().ofSize(2).map(Condition.Or::new));
    }
}
