package dev.acquaint.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The facts that policies may read and callers may give, with the questions that ask for them. */
public final class FactCatalogue {

    private static final Pattern BETWEEN = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+)");
    private static final Pattern AT_LEAST = Pattern.compile(">= (-?\\d+)");
    private static final Pattern CHARACTERS = Pattern.compile("up to (\\d+) characters");

    private final Map<String, Fact> byName;
    private final Map<String, LocalText> labels;

    private FactCatalogue(Map<String, Fact> byName, Map<String, LocalText> labels) {
        this.byName = byName;
        this.labels = labels;
    }

    /** The catalogue that we ship, read from {@code facts.tsv}. */
    public static FactCatalogue standard() {
        return Standard.CATALOGUE;
    }

    /**
     * This catalogue and an organization's own facts.
     *
     * @param custom facts of the group {@code custom}
     */
    public FactCatalogue with(List<Fact> custom) {
        Map<String, Fact> all = new LinkedHashMap<>(byName);
        for (Fact fact : custom) {
            if (!fact.group().equals("custom") || all.put(fact.name(), fact) != null) {
                throw new IllegalArgumentException(fact.name() + " cannot be added to the catalogue.");
            }
        }
        return new FactCatalogue(all, labels);
    }

    /** In catalogue order. */
    public List<Fact> facts() {
        return List.copyOf(byName.values());
    }

    public Optional<Fact> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The known name that a mistyped one most likely meant, if any is near enough. */
    public Optional<String> nearest(String name) {
        return Spelling.nearest(name, byName.keySet());
    }

    /** What a person reads for an option of an enum, such as "close friend". */
    public LocalText label(String option) {
        return labels.getOrDefault(option, new LocalText(option, option));
    }

    @Nullable
    Fact get(String name) {
        return byName.get(name);
    }

    private static final class Standard {

        static final FactCatalogue CATALOGUE = read();

        private static FactCatalogue read() {
            Map<String, LocalText> labels = new LinkedHashMap<>();
            for (List<String> row : Table.read("options.tsv")) {
                labels.put(row.get(0), new LocalText(row.get(1), row.get(2)));
            }
            Map<String, List<String>> questions = new LinkedHashMap<>();
            for (List<String> row : Table.read("questions.tsv")) {
                questions.put(row.get(0), row);
            }
            Map<String, Fact> facts = new LinkedHashMap<>();
            for (List<String> row : Table.read("facts.tsv")) {
                Fact fact = fact(row, questions.getOrDefault(row.get(0), List.of()), facts.size());
                facts.put(fact.name(), fact);
            }
            return new FactCatalogue(facts, labels);
        }

        private static Fact fact(List<String> row, List<String> question, int order) {
            String name = row.get(0);
            if (question.isEmpty()) {
                throw new IllegalStateException("questions.tsv does not ask for " + name + ".");
            }
            String[] type = row.get(1).split(", ");
            String range = row.get(2);
            FactType factType = typeLabelled(type[0]);
            List<String> options =
                    factType == FactType.ENUM || factType == FactType.ENUM_SET ? List.of(range.split(", ")) : List.of();
            String kind = row.get(3);
            return new Fact(
                    name,
                    factType,
                    options,
                    bound(AT_LEAST, BETWEEN, 1, range),
                    bound(CHARACTERS, BETWEEN, 2, range),
                    range,
                    source(kind),
                    kind,
                    Arrays.asList(type).contains("protected"),
                    Fact.AskOf.valueOf(question.get(1).toUpperCase(Locale.ROOT)),
                    new LocalText(row.get(4).isEmpty() ? question.get(2) : row.get(4), question.get(3)),
                    row.get(5).isEmpty() ? List.of() : List.of(row.get(5).split(" ")),
                    order);
        }

        private static FactType typeLabelled(String label) {
            return Arrays.stream(FactType.values())
                    .filter(t -> t.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No fact has the type " + label + "."));
        }

        private static Fact.Source source(String kind) {
            if (kind.startsWith("judged")) {
                return Fact.Source.JUDGED;
            }
            return kind.startsWith("given") ? Fact.Source.GIVEN : Fact.Source.DERIVED;
        }

        private static @Nullable BigDecimal bound(Pattern alone, Pattern pair, int group, String range) {
            Matcher both = pair.matcher(range);
            if (both.find()) {
                return new BigDecimal(both.group(group));
            }
            Matcher one = alone.matcher(range);
            return one.find() ? new BigDecimal(one.group(1)) : null;
        }
    }
}
