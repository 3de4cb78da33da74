package dev.acquaint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Sets of facts that could make conditions true or false, read off their structure: smallest ones, and bounded in size
 * and number. Whether some values of them really do is for an evaluation to say.
 */
final class Supports {

    private static final int MOST_SETS = 48;

    private final int largest;
    private boolean cut;

    /**
     * @param largest the most facts in a set
     */
    Supports(int largest) {
        this.largest = largest;
    }

    /** Whether a set was dropped because it was too large, or one too many. */
    boolean isCut() {
        return cut;
    }

    /** Whether a set is within the bound; if not, the result is cut. */
    boolean fits(Set<String> set) {
        cut |= set.size() > largest;
        return set.size() <= largest;
    }

    /** What needs nothing at all. */
    static List<Set<String>> nothing() {
        return List.of(Set.of());
    }

    /**
     * @param atom the sets that could make a single comparison true or false; none when it cannot be
     */
    List<Set<String>> of(Condition condition, boolean wanted, BiFunction<Condition, Boolean, List<Set<String>>> atom) {
        if (condition instanceof Condition.Not not) {
            return of(not.condition(), !wanted, atom);
        }
        if (condition instanceof Condition.And and) {
            List<List<Set<String>>> parts =
                    and.all().stream().map(p -> of(p, wanted, atom)).toList();
            return wanted ? all(parts) : any(parts);
        }
        if (condition instanceof Condition.Or or) {
            List<List<Set<String>>> parts =
                    or.any().stream().map(p -> of(p, wanted, atom)).toList();
            return wanted ? any(parts) : all(parts);
        }
        return smallest(atom.apply(condition, wanted));
    }

    List<Set<String>> any(List<List<Set<String>>> parts) {
        return smallest(parts.stream().flatMap(List::stream).toList());
    }

    List<Set<String>> all(List<List<Set<String>>> parts) {
        List<Set<String>> result = nothing();
        for (List<Set<String>> part : parts) {
            List<Set<String>> crossed = new ArrayList<>();
            for (Set<String> left : result) {
                for (Set<String> right : part) {
                    Set<String> both = new TreeSet<>(left);
                    both.addAll(right);
                    crossed.add(both);
                }
            }
            result = smallest(crossed);
        }
        return result;
    }

    private List<Set<String>> smallest(List<Set<String>> sets) {
        List<Set<String>> kept = new ArrayList<>();
        for (Set<String> set :
                sets.stream().sorted(Comparator.comparingInt(Set::size)).toList()) {
            if (kept.stream().anyMatch(set::containsAll)) {
                continue;
            }
            if (set.size() > largest || kept.size() == MOST_SETS) {
                cut = true;
                break;
            }
            kept.add(set);
        }
        return kept;
    }
}
