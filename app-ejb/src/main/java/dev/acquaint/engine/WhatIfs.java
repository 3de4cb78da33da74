package dev.acquaint.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds the smallest changes of known facts that would lead to a better outcome, or meet what the decision asks for. */
final class WhatIfs {

    private static final int MOST_FACTS = 3;
    private static final int MOST_ANSWERS = 3;

    /** Outcomes that ask for something: doing it is a way on, even where a person then decides. */
    private static final Set<String> REQUESTS = Set.of("ask", "add-note", "pre-ask", "warm-up", "ask-first");

    /** Nobody can change these by doing better next time. */
    private static final Set<String> FIXED = Set.of("invitation.platform", "invitation.direction", "invitation.note");

    private final Hypothesis hypothesis;
    private final Facts facts;
    private final Verdict verdict;
    private final Supports supports = new Supports(MOST_FACTS);

    /**
     * @param facts completed
     */
    WhatIfs(Hypothesis hypothesis, Facts facts, Verdict verdict) {
        this.hypothesis = hypothesis;
        this.facts = facts;
        this.verdict = verdict;
    }

    List<Decision.WhatIf> find() {
        List<Answer> answers = new ArrayList<>();
        for (Set<String> names : candidates()) {
            Answer answer = nearest(names);
            if (answer != null && answers.stream().noneMatch(a -> a.isWithin(answer))) {
                answers.add(answer);
            }
        }
        answers.sort(Comparator.comparingInt((Answer a) -> a.outcome.rank())
                .thenComparingInt(a -> a.change.size())
                .thenComparing(Answer::distance));
        return answers.stream().limit(MOST_ANSWERS).map(Answer::told).toList();
    }

    private List<Set<String>> candidates() {
        Set<Set<String>> candidates = new LinkedHashSet<>();
        List<List<Set<String>>> cleared = new ArrayList<>();
        for (Plan.Step step : hypothesis.plan().deciding()) {
            if (hypothesis.isWaived(step)) {
                continue;
            }
            if (Verdict.outcome(hypothesis.action(), step.rule()).isBetterThan(verdict.outcome())) {
                List<List<Set<String>>> together = new ArrayList<>(cleared);
                together.add(needs(step, true));
                candidates.addAll(supports.all(together));
            }
            if (truth(step) == Truth.TRUE) {
                cleared.add(needs(step, false));
                if (step.equals(verdict.decisive()) && isRequest()) {
                    candidates.addAll(supports.all(cleared));
                }
            }
        }
        if (Verdict.otherwise(hypothesis.action(), hypothesis.plan()).isBetterThan(verdict.outcome())) {
            candidates.addAll(supports.all(cleared));
        }
        return candidates.stream()
                .filter(set -> !set.isEmpty())
                .sorted(Comparator.comparingInt(Set::size))
                .toList();
    }

    private boolean isRequest() {
        return verdict.unsettled() == null
                && REQUESTS.contains(verdict.outcome().code());
    }

    private Truth truth(Plan.Step step) {
        return evaluator(step).evaluate(step.rule().condition());
    }

    private Evaluator evaluator(Plan.Step step) {
        return new Evaluator(facts, step.parameters(), hypothesis.today());
    }

    private List<Set<String>> needs(Plan.Step step, boolean wanted) {
        Evaluator evaluator = evaluator(step);
        return supports.of(step.rule().condition(), wanted, (atom, want) -> {
            Truth truth = evaluator.evaluate(atom);
            if (truth == Truth.of(want)) {
                return Supports.nothing();
            }
            if (truth == Truth.UNKNOWN) {
                return want ? List.of() : Supports.nothing();
            }
            return atom.facts().stream().filter(this::isChangeable).map(Set::of).toList();
        });
    }

    private boolean isChangeable(String name) {
        return facts.value(name) != null
                && !FIXED.contains(name)
                && hypothesis.catalogue().find(name).filter(f -> !f.guarded()).isPresent();
    }

    /** The least change of exactly these facts that helps; null when none does. */
    private @Nullable Answer nearest(Set<String> names) {
        List<Fact> set = names.stream()
                .flatMap(n -> hypothesis.catalogue().find(n).stream())
                .sorted(Comparator.comparingInt(Fact::order))
                .toList();
        List<List<Value>> values = set.stream()
                .map(f -> hypothesis.representatives(f, facts).stream()
                        .filter(v -> !v.equals(facts.value(f.name())))
                        .toList())
                .toList();
        AtomicReference<@Nullable Answer> best = new AtomicReference<>();
        hypothesis.withEach(set, values, (change, changed) -> {
            if (helps(changed)) {
                Answer answer = new Answer(change, changed.outcome(), distance(change));
                Answer before = best.get();
                if (before == null || answer.isNearerThan(before)) {
                    best.set(answer);
                }
            }
        });
        return best.get();
    }

    private boolean helps(Verdict changed) {
        return changed.outcome().isBetterThan(verdict.outcome())
                || (isRequest() && changed.outcome().equals(hypothesis.action().review()));
    }

    private BigDecimal distance(Map<Fact, Value> change) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Fact, Value> entry : change.entrySet()) {
            Value before = facts.value(entry.getKey().name());
            if (before instanceof Value.Int from && entry.getValue() instanceof Value.Int to) {
                sum = sum.add(BigDecimal.valueOf(to.value())
                        .subtract(BigDecimal.valueOf(from.value()))
                        .abs());
            } else {
                sum = sum.add(BigDecimal.ONE);
            }
        }
        return sum;
    }

    private record Answer(Map<Fact, Value> change, Outcome outcome, BigDecimal distance) {

        boolean isNearerThan(Answer other) {
            return outcome.isBetterThan(other.outcome)
                    || (outcome.equals(other.outcome) && distance.compareTo(other.distance) < 0);
        }

        /** Whether this does as well by a part of the other's changes. */
        boolean isWithin(Answer other) {
            return outcome.rank() <= other.outcome.rank()
                    && other.change.keySet().containsAll(change.keySet());
        }

        Decision.WhatIf told() {
            Map<String, Object> told = new LinkedHashMap<>();
            change.forEach((fact, value) -> told.put(fact.name(), value.json()));
            return new Decision.WhatIf(told, outcome);
        }
    }
}
