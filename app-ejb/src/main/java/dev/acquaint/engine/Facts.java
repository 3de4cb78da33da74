package dev.acquaint.engine;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one request: immutable, each value with its origin; what is not here is unknown.
 * Given wins over confirmed by a person, confirmed over derived. A null says "unknown" and keeps a lesser origin out.
 */
public final class Facts {

    private static final Facts NONE = new Facts(Map.of());

    private final Map<String, Entry> entries;

    private Facts(Map<String, Entry> entries) {
        this.entries = entries;
    }

    public static Facts none() {
        return NONE;
    }

    /**
     * Reads facts as callers give them: nested at the first dot, or with dotted names.
     *
     * @param pointer the place of the facts in the caller's document, for the faults, such as {@code /facts}
     * @throws DomainException INVALID, with one fault for each that is unknown, of the wrong type or out of range
     */
    public static Facts given(FactCatalogue catalogue, Map<String, ?> facts, String pointer) {
        return new Reader(catalogue, Origin.GIVEN, "").read(facts, pointer);
    }

    /**
     * Facts of one origin, in the same form.
     *
     * @param note where they come from, in words
     * @throws DomainException as {@link #given} does, with pointers below {@code /facts}
     */
    public static Facts of(FactCatalogue catalogue, Origin origin, Map<String, ?> facts, String note) {
        return new Reader(catalogue, origin, note).read(facts, "/facts");
    }

    /** Both together; where both know a fact, the stronger origin wins, and this one where they are of the same. */
    public Facts and(Facts other) {
        if (other.entries.isEmpty()) {
            return this;
        }
        if (entries.isEmpty()) {
            return other;
        }
        Map<String, Entry> merged = new LinkedHashMap<>(entries);
        for (Entry entry : other.entries.values()) {
            merged.merge(
                    entry.fact.name(),
                    entry,
                    (mine, theirs) -> theirs.origin.compareTo(mine.origin) < 0 ? theirs : mine);
        }
        return new Facts(merged);
    }

    /** The value, or null while unknown. */
    public @Nullable Value value(String name) {
        Entry entry = entries.get(name);
        return entry == null ? null : entry.value;
    }

    public Optional<Known> find(String name) {
        Entry entry = entries.get(name);
        return entry == null ? Optional.empty() : entry.known();
    }

    /** All that is known, in catalogue order. */
    public List<Known> known() {
        return entries.values().stream()
                .sorted(Comparator.comparingInt(e -> e.fact.order()))
                .flatMap(e -> e.known().stream())
                .toList();
    }

    /** Nested at the dot, as JSON has them, what was said to be unknown included: what a replay reads. */
    public Map<String, Object> json() {
        Map<String, Map<String, @Nullable Object>> groups = new LinkedHashMap<>();
        entries.values().stream()
                .sorted(Comparator.comparingInt(e -> e.fact.order()))
                .forEach(e -> groups.computeIfAbsent(e.fact.group(), g -> new LinkedHashMap<>())
                        .put(
                                e.fact.name().substring(e.fact.group().length() + 1),
                                e.value == null ? null : e.value.json()));
        return new LinkedHashMap<>(groups);
    }

    /** Whether someone said something about it, be it that it is unknown. */
    boolean mentions(String name) {
        return entries.containsKey(name);
    }

    /** With one fact set by the engine itself. */
    Facts with(Fact fact, @Nullable Value value, Origin origin, String derivation) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(fact.name(), new Entry(fact, value, origin, derivation));
        return new Facts(changed);
    }

    /** Those that did not come from our own derivations. */
    Facts withoutDerived() {
        Map<String, Entry> kept = new LinkedHashMap<>(entries);
        kept.values().removeIf(e -> e.origin == Origin.DERIVED);
        return new Facts(kept);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && facts.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return json().toString();
    }

    /**
     * @param derivation where a derived or confirmed value comes from, in words; empty for a given one
     */
    public record Known(String name, Value value, Origin origin, String derivation) {}

    private record Entry(Fact fact, @Nullable Value value, Origin origin, String derivation) {
        Optional<Known> known() {
            return value == null ? Optional.empty() : Optional.of(new Known(fact.name(), value, origin, derivation));
        }
    }

    private static final class Reader {

        /** Enough to mend a request by; a hostile one shall not make us look up a million names. */
        private static final int MOST_FAULTS = 50;

        private final FactCatalogue catalogue;
        private final Origin origin;
        private final String note;
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final List<DomainException.Fault> faults = new ArrayList<>();

        Reader(FactCatalogue catalogue, Origin origin, String note) {
            this.catalogue = catalogue;
            this.origin = origin;
            this.note = note;
        }

        Facts read(Map<String, ?> facts, String pointer) {
            facts.forEach((key, json) -> {
                String place = Pointer.below(pointer, key);
                if (key.indexOf('.') < 0 && json instanceof Map<?, ?> group) {
                    group.forEach(
                            (name, value) -> fact(key + "." + name, value, Pointer.below(place, String.valueOf(name))));
                } else if (json != null || !isGroup(key)) {
                    fact(key, json, place);
                }
            });
            if (!faults.isEmpty()) {
                String detail = faults.size() == 1
                        ? faults.get(0).detail()
                        : "%d facts cannot be read; the first: %s"
                                .formatted(faults.size(), faults.get(0).detail());
                throw new DomainException(ErrorCode.INVALID, detail, faults);
            }
            return new Facts(entries);
        }

        /** A group that is null says nothing about any of its facts. */
        private boolean isGroup(String key) {
            return catalogue.facts().stream().anyMatch(fact -> fact.group().equals(key));
        }

        private void fact(String name, @Nullable Object json, String place) {
            if (faults.size() == MOST_FAULTS) {
                return;
            }
            Fact fact = catalogue.get(name);
            if (fact == null) {
                faults.add(new DomainException.Fault(place, "unknown-fact", unknown(name)));
                return;
            }
            try {
                Value value = json == null ? null : fact.domain().read(json);
                if (entries.put(name, new Entry(fact, value, origin, note)) != null) {
                    faults.add(
                            new DomainException.Fault(place, "given-twice", "The fact " + name + " is given twice."));
                }
            } catch (Domain.Refused refused) {
                faults.add(new DomainException.Fault(place, refused.code(), refused.sentence("The fact " + name)));
            }
        }

        private String unknown(String name) {
            String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
            String meant =
                    catalogue.nearest(name).map(n -> " Did you mean " + n + "?").orElse("");
            return "There is no fact " + shown + "." + meant;
        }
    }
}
