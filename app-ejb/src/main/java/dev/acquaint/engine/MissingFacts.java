package dev.acquaint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
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
        PriorityQueue<Candidate> candidates = new PriorityQueue<>(Comparator.comparingInt(c -> c.names.size()));
        candidates.addAll(candidates());
        Set<Candidate> seen = new LinkedHashSet<>(candidates);
        while (!candidates.isEmpty() && !hypothesis.isExhausted()) {
            Candidate candidate = candidates.remove();
            List<Fact> facts = facts(candidate.names);
            Outcome best = best(facts);
            if (best != null) {
                add(new Found(smallest(facts, best), best), found);
            }
            if (best == null || candidate.target.isBetterThan(best)) {
                wider(candidate).stream().filter(seen::add).forEach(candidates::add);
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

    private List<Fact> facts(Set<String> names) {
        return names.stream()
                .flatMap(n -> hypothesis.catalogue().find(n).stream())
                .sorted(Comparator.comparingInt(Fact::order))
                .toList();
    }

    private static void add(Found next, List<Found> found) {
        if (found.stream().noneMatch(f -> f.isWithin(next))) {
            found.removeIf(next::isWithin);
            found.add(next);
        }
    }

    /**
     * A rule can only change the verdict by becoming true, or, where unknown mandatory rules withhold a permission, by all
     * of them becoming false. By Kleene's rules nothing that is known already can change.
     */
    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        List<Set<String>> settled = supports.all(verdict.unknownMandatory().stream()
                .map(step -> needs(step, false))
                .toList());
        List<Plan.Step> asked = new ArrayList<>();
        for (Plan.Step step : verdict.open()) {
            Outcome target = Verdict.outcome(hypothesis.action(), step.rule());
            asked.add(step);
            if (target.equals(verdict.outcome())) {
                continue;
            }
            List<Set<String>> fires = needs(step, true);
            candidates.addAll(Candidate.of(fires, target, asked));
            if (target.permits() && !verdict.unknownMandatory().isEmpty()) {
                candidates.addAll(Candidate.of(supports.all(List.of(fires, settled)), target, asked));
            }
        }
        if (verdict.unsettled() != null) {
            Plan.Step decisive = verdict.decisive();
            Outcome target = decisive == null
                    ? Verdict.otherwise(hypothesis.action(), hypothesis.plan())
                    : Verdict.outcome(hypothesis.action(), decisive.rule());
            candidates.addAll(Candidate.of(settled, target, asked));
        }
        return candidates;
    }

    /**
     * The structure promises too much where one fact stands in a rule twice, or where what makes a rule true makes an
     * earlier one true as well: then one more of their facts may help.
     */
    private List<Candidate> wider(Candidate candidate) {
        Set<String> more = new TreeSet<>();
        candidate.asked.forEach(step -> more.addAll(unknown(step.rule().condition())));
        List<Candidate> wider = new ArrayList<>();
        for (String name : more) {
            Set<String> names = new TreeSet<>(candidate.names);
            if (names.add(name) && supports.fits(names)) {
                wider.add(new Candidate(names, candidate.target, candidate.asked));
            }
        }
        return wider;
    }

    private Set<String> unknown(Condition condition) {
        Set<String> unknown = new TreeSet<>();
        for (String name : condition.facts()) {
            if (isOpen(name)) {
                hypothesis.completion().askable(name).stream()
                        .filter(this::isOpen)
                        .forEach(unknown::add);
            }
        }
        return unknown;
    }

    private List<Set<String>> needs(Plan.Step step, boolean wanted) {
        Evaluator evaluator = new Evaluator(facts, step.parameters(), hypothesis.today());
        return supports.of(step.rule().condition(), wanted, (atom, want) -> {
            Truth truth = evaluator.evaluate(atom);
            if (truth != Truth.UNKNOWN) {
                return truth == Truth.of(want) ? Supports.nothing() : List.of();
            }
            Set<String> unknown = unknown(atom);
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
        List<List<Value>> values =
                set.stream().map(f -> hypothesis.representatives(f, facts)).toList();
        AtomicReference<@Nullable Outcome> best = new AtomicReference<>();
        hypothesis.withEach(set, values, (change, changed) -> {
            Outcome reached = changed.outcome();
            Outcome before = best.get();
            if (!reached.equals(verdict.outcome()) && (before == null || reached.isBetterThan(before))) {
                best.set(reached);
            }
        });
        return best.get();
    }

    /**
     * @param target the outcome of the rule that these facts could make true
     * @param asked the unknown rules up to that one
     */
    private record Candidate(Set<String> names, Outcome target, List<Plan.Step> asked) {

        static List<Candidate> of(List<Set<String>> sets, Outcome target, List<Plan.Step> asked) {
            List<Plan.Step> upToIt = List.copyOf(asked);
            return sets.stream()
                    .filter(set -> !set.isEmpty())
                    .map(set -> new Candidate(set, target, upToIt))
                    .toList();
        }
    }

    private record Found(List<Fact> facts, Outcome best) {

        /** Whether this reaches as much by a part of the other's facts. */
        boolean isWithin(Found other) {
            return best.rank() <= other.best.rank() && other.facts.containsAll(facts);
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
