package dev.acquaint.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One request asked again with some facts changed, under a bound on the work. */
final class Hypothesis {

    private static final int MOST_TRIES = 1500;

    private final FactCatalogue catalogue;
    private final Completion completion;
    private final Action action;
    private final Plan plan;
    private final Collection<GrantedException> exceptions;
    private final Facts said;
    private final Facts note;
    private final LocalDate today;
    private final Facts completed;
    private final int warned;
    private int tries;

    Hypothesis(
            FactCatalogue catalogue,
            Completion completion,
            Action action,
            Plan plan,
            Collection<GrantedException> exceptions,
            Facts said,
            Facts note,
            LocalDate today) {
        this.catalogue = catalogue;
        this.completion = completion;
        this.action = action;
        this.plan = plan;
        this.exceptions = exceptions;
        this.said = said;
        this.note = note;
        this.today = today;
        List<Decision.Warning> warnings = new ArrayList<>();
        this.completed = completion.complete(said, note, today, warnings);
        this.warned = warnings.size();
    }

    Plan plan() {
        return plan;
    }

    Action action() {
        return action;
    }

    FactCatalogue catalogue() {
        return catalogue;
    }

    Completion completion() {
        return completion;
    }

    LocalDate today() {
        return today;
    }

    boolean isWaived(Plan.Step step) {
        return step.isWaivedBy(exceptions);
    }

    boolean isExhausted() {
        return tries >= MOST_TRIES;
    }

    /** The verdict with these values; null when they contradict each other or what else is known. */
    @Nullable
    Verdict with(Map<Fact, Value> changed) {
        tries++;
        if (changed.keySet().stream().noneMatch(completion::concerns)) {
            Facts facts = completed;
            for (Map.Entry<Fact, Value> change : changed.entrySet()) {
                facts = facts.with(change.getKey(), change.getValue(), Origin.GIVEN, "");
            }
            return Verdict.of(action, plan, exceptions, facts, today);
        }
        Facts changedFacts = said;
        for (Map.Entry<Fact, Value> change : changed.entrySet()) {
            changedFacts = changedFacts.with(change.getKey(), change.getValue(), Origin.GIVEN, "");
        }
        List<Decision.Warning> warnings = new ArrayList<>();
        Facts all = completion.complete(changedFacts, note, today, warnings);
        return warnings.size() > warned ? null : Verdict.of(action, plan, exceptions, all, today);
    }

    /** Asks with every combination of these values, until the bound; what contradicts itself is left out. */
    void withEach(List<Fact> facts, List<List<Value>> values, BiConsumer<Map<Fact, Value>, Verdict> consumer) {
        int[] at = new int[facts.size()];
        boolean more = values.stream().noneMatch(List::isEmpty);
        while (more && !isExhausted()) {
            Map<Fact, Value> change = new LinkedHashMap<>();
            for (int i = 0; i < at.length; i++) {
                change.put(facts.get(i), values.get(i).get(at[i]));
            }
            Verdict verdict = with(change);
            if (verdict != null) {
                consumer.accept(change, verdict);
            }
            int digit = 0;
            while (digit < at.length && ++at[digit] == values.get(digit).size()) {
                at[digit++] = 0;
            }
            more = digit < at.length;
        }
    }

    /** Values of a fact that together reach every truth its comparisons can take, as far as single values can. */
    List<Value> representatives(Fact fact, Facts known) {
        return switch (fact.type()) {
            case BOOLEAN -> List.of(Value.of(true), Value.of(false));
            case INTEGER, DECIMAL, DATE -> numbers(fact, known);
            case STRING, ENUM -> texts(fact, known);
            case ENUM_SET, STRING_SET -> sets(fact, known);
        };
    }

    private List<Value> numbers(Fact fact, Facts known) {
        BigDecimal step = fact.type() == FactType.DECIMAL ? new BigDecimal("0.001") : BigDecimal.ONE;
        TreeMap<BigDecimal, Value> values = new TreeMap<>();
        for (Value other : compared(fact, known)) {
            BigDecimal cut = number(other);
            for (BigDecimal number : List.of(cut, cut.subtract(step), cut.add(step))) {
                values.put(number, valued(fact, number));
            }
        }
        return values.values().stream()
                .filter(v -> fact.domain().clamp(v).equals(v))
                .toList();
    }

    private BigDecimal number(Value value) {
        if (value instanceof Value.Int i) {
            return BigDecimal.valueOf(i.value());
        }
        if (value instanceof Value.Day day) {
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(today, day.value()));
        }
        return value instanceof Value.Dec decimal ? decimal.value() : BigDecimal.ZERO;
    }

    private Value valued(Fact fact, BigDecimal number) {
        return switch (fact.type()) {
            case DECIMAL -> new Value.Dec(number);
            case DATE -> new Value.Day(today.plusDays(number.longValue()));
            default -> Value.of(number.longValue());
        };
    }

    private List<Value> texts(Fact fact, Facts known) {
        Set<String> mentioned = members(fact, known);
        List<Value> values = new ArrayList<>();
        mentioned.forEach(m -> values.add(Value.of(m)));
        other(fact, mentioned).forEach(o -> values.add(Value.of(o)));
        return values;
    }

    private List<Value> sets(Fact fact, Facts known) {
        Set<String> mentioned = members(fact, known);
        Set<String> already = known.value(fact.name()) instanceof Value.SetOf set ? set.members() : Set.of();
        Set<Value> values = new LinkedHashSet<>();
        values.add(set(already, List.of()));
        mentioned.forEach(m -> values.add(set(already, List.of(m))));
        other(fact, mentioned).forEach(o -> values.add(set(already, List.of(o))));
        values.add(set(already, mentioned));
        return List.copyOf(values);
    }

    private static Value set(Set<String> already, Collection<String> more) {
        Set<String> members = new LinkedHashSet<>(already);
        members.addAll(more);
        return new Value.SetOf(members, false);
    }

    private static List<String> other(Fact fact, Set<String> mentioned) {
        if (fact.options().isEmpty()) {
            return List.of("other");
        }
        return fact.options().stream()
                .filter(o -> !mentioned.contains(o))
                .limit(1)
                .toList();
    }

    private Set<String> members(Fact fact, Facts known) {
        Set<String> members = new TreeSet<>();
        for (Value value : compared(fact, known)) {
            if (value instanceof Value.SetOf set) {
                members.addAll(set.members());
            } else if (value instanceof Value.Text text) {
                members.add(text.value());
            }
        }
        members.removeIf(m -> !fact.options().isEmpty() && !fact.options().contains(m));
        return members;
    }

    /** The values that rules, or the derivations of what rules read, compare this fact with. */
    private List<Value> compared(Fact fact, Facts known) {
        List<Value> values = new ArrayList<>();
        for (Plan.Step step : plan.deciding()) {
            collect(step.rule().condition(), fact, new Evaluator(known, step.parameters(), today), values);
        }
        completion.conditions().forEach(c -> collect(c, fact, new Evaluator(known, Map.of(), today), values));
        return values;
    }

    private static void collect(Condition condition, Fact fact, Evaluator evaluator, List<Value> into) {
        Conditions.atoms(condition, atom -> {
            List<Condition.Operand> operands = Conditions.operands(atom);
            boolean reads = operands.stream()
                    .anyMatch(o ->
                            o instanceof Condition.FactOperand f && f.name().equals(fact.name()));
            for (Condition.Operand operand : operands) {
                boolean itself =
                        operand instanceof Condition.FactOperand f && f.name().equals(fact.name());
                Value value = reads && !itself ? evaluator.value(operand) : null;
                if (value != null) {
                    into.add(value);
                }
            }
        });
    }
}
