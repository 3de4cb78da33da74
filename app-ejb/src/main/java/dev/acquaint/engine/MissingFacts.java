package dev.acquaint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the smallest sets of unknown facts that can still change a verdict, so that only those are asked for. */
final class MissingFacts {

    private static final int MOST_FACTS = 4;
    private static final int MOST_SETS = 10;

    private final Hypothesis hypothesis;
    private final Facts facts;
    private final Verdict verdict;
    private final Supports supports = new Supports(MOST_FACTS);

    /**
     * @param facts completed
     */
    MissingFacts(Hypothesis hypothesis, Facts facts, Verdict verdict) {
        this.hypothesis = hypothesis;
        this.facts = facts;
        this.verdict = verdict;
    }

    record Result(List<Decision.Missing> sets, boolean complete) {}

    Result find(Locale language) {
        List<Found> found = new ArrayList<>();
        for (Set<String> names : candidates()) {
            List<Fact> candidate = names.stream()
                    .flatMap(n -> hypothesis.catalogue().find(n).stream())
                    .sorted(Comparator.comparingInt(Fact::order))
                    .toList();
            Outcome best = best(candidate);
            if (best != null) {
                List<Fact> set = smallest(candidate, best);
                if (found.stream().noneMatch(f -> f.isAsGoodAs(best) && set.containsAll(f.facts))) {
                    found.removeIf(f -> best.rank() <= f.best.rank() && f.facts.containsAll(set));
                    found.add(new Found(set, best));
                }
            }
        }
        found.sort(Comparator.comparingInt((Found f) -> f.best.rank())
                .thenComparingInt(f -> f.facts.size())
                .thenComparing(Found::order));
        List<Decision.Missing> sets = found.stream()
                .limit(MOST_SETS)
                .map(f -> f.asked(hypothesis.catalogue(), language))
                .toList();
        return new Result(sets, found.size() <= MOST_SETS && !supports.isCut() && !hypothesis.isExhausted());
    }

    /**
     * A rule can only change the verdict by becoming true, or, where unknown mandatory rules withhold a permission, by all
     * of them becoming false. By Kleene's rules nothing that is known already can change.
     */
    private List<Set<String>> candidates() {
        List<List<Set<String>>> sources = new ArrayList<>();
        List<Set<String>> settled = supports.all(verdict.unknownMandatory().stream()
                .map(step -> needs(step, false))
                .toList());
        for (Plan.Step step : verdict.open()) {
            List<Set<String>> fires = needs(step, true);
            sources.add(fires);
            boolean permits = Verdict.outcome(hypothesis.action(), step.rule()).permits();
            if (permits && !verdict.unknownMandatory().isEmpty()) {
                sources.add(supports.all(List.of(fires, settled)));
            }
        }
        if (verdict.unsettled() != null) {
            sources.add(settled);
        }
        Set<Set<String>> distinct = new LinkedHashSet<>();
        sources.forEach(distinct::addAll);
        return distinct.stream()
                .filter(set -> !set.isEmpty())
                .sorted(Comparator.comparingInt(Set::size))
                .toList();
    }

    private List<Set<String>> needs(Plan.Step step, boolean wanted) {
        Evaluator evaluator = new Evaluator(facts, step.parameters(), hypothesis.today());
        return supports.of(step.rule().condition(), wanted, (atom, want) -> {
            Truth truth = evaluator.evaluate(atom);
            if (truth != Truth.UNKNOWN) {
                return truth == Truth.of(want) ? Supports.nothing() : List.of();
            }
            Set<String> unknown = new TreeSet<>();
            for (String name : atom.facts()) {
                if (isOpen(name)) {
                    for (String asked : hypothesis.completion().askable(name)) {
                        if (isOpen(asked)) {
                            unknown.add(asked);
                        }
                    }
                }
            }
            return unknown.isEmpty() ? List.of() : List.of(unknown);
        });
    }

    private boolean isOpen(String name) {
        Value value = facts.value(name);
        return value == null || (value instanceof Value.SetOf set && set.open());
    }

    /** Leaves out what the same outcome can be reached without: one fact may settle another by implication. */
    private List<Fact> smallest(List<Fact> set, Outcome reached) {
        for (int i = 0; set.size() > 1 && i < set.size(); i++) {
            List<Fact> fewer = new ArrayList<>(set);
            fewer.remove(i);
            Outcome best = best(fewer);
            if (best != null && best.rank() <= reached.rank()) {
                return smallest(fewer, reached);
            }
        }
        return set;
    }

    /** The best outcome besides the present one that some values lead to; null when none changes it. */
    private @Nullable Outcome best(List<Fact> set) {
        Outcome best = null;
        List<List<Value>> values =
                set.stream().map(f -> hypothesis.representatives(f, facts)).toList();
        int[] at = new int[set.size()];
        if (values.stream().anyMatch(List::isEmpty)) {
            return null;
        }
        while (!hypothesis.isExhausted()) {
            Map<Fact, Value> change = new LinkedHashMap<>();
            for (int i = 0; i < at.length; i++) {
                change.put(set.get(i), values.get(i).get(at[i]));
            }
            Verdict changed = hypothesis.with(change);
            if (changed != null
                    && !changed.outcome().equals(verdict.outcome())
                    && (best == null || changed.outcome().isBetterThan(best))) {
                best = changed.outcome();
            }
            int digit = 0;
            while (digit < at.length && ++at[digit] == values.get(digit).size()) {
                at[digit++] = 0;
            }
            if (digit == at.length) {
                break;
            }
        }
        return best;
    }

    private record Found(List<Fact> facts, Outcome best) {

        boolean isAsGoodAs(Outcome outcome) {
            return best.rank() <= outcome.rank();
        }

        /** Catalogue order of the sets, compared fact by fact. */
        String order() {
            StringBuilder order = new StringBuilder();
            facts.forEach(f -> order.append("%05d ".formatted(f.order())));
            return order.toString();
        }

        Decision.Missing asked(FactCatalogue catalogue, Locale language) {
            return new Decision.Missing(
                    facts.stream()
                            .map(f -> Decision.Question.of(f, catalogue, language))
                            .toList(),
                    best);
        }
    }
}
