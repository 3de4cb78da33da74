package dev.acquaint.engine;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts values into texts for people, in one language. */
record Wording(FactCatalogue catalogue, Facts facts, Map<String, String> merge, Locale language) {

    /** A text for the member: what is not known is called so. */
    String reason(LocalText text, Map<String, Value> parameters) {
        return fill(text, parameters, new LocalText("unknown", "onbekend").in(language));
    }

    /** A text for somebody else: what is not known is left out. */
    String reply(LocalText text, Map<String, Value> parameters) {
        return fill(text, parameters, "");
    }

    private String fill(LocalText text, Map<String, Value> parameters, String unknown) {
        return Merge.fill(text.in(language), f -> shown(f, parameters), f -> holds(f, parameters), unknown);
    }

    private @Nullable Value value(String field, Map<String, Value> parameters) {
        return field.startsWith("params.") ? parameters.get(field.substring("params.".length())) : facts.value(field);
    }

    private boolean holds(String field, Map<String, Value> parameters) {
        Value value = value(field, parameters);
        if (value instanceof Value.Bool bool) {
            return bool.value();
        }
        String shown = shown(field, parameters);
        return shown != null && !shown.isBlank();
    }

    private @Nullable String shown(String field, Map<String, Value> parameters) {
        Value value = value(field, parameters);
        return value == null ? merge.get(field) : shown(value, field.startsWith("params.") || hasOptions(field));
    }

    private boolean hasOptions(String field) {
        return catalogue.find(field).filter(f -> !f.options().isEmpty()).isPresent();
    }

    private String shown(Value value, boolean labelled) {
        if (value instanceof Value.Bool bool) {
            return (bool.value() ? new LocalText("yes", "ja") : new LocalText("no", "nee")).in(language);
        }
        if (value instanceof Value.Text text) {
            return labelled ? label(text.value()) : text.value();
        }
        if (value instanceof Value.SetOf set) {
            Set<String> members = new TreeSet<>(set.members());
            return members.stream().map(this::label).collect(Collectors.joining(", "));
        }
        if (value instanceof Value.Day day) {
            return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag(LocalText.tag(language)))
                    .format(day.value());
        }
        return String.valueOf(value.json());
    }

    private String label(String option) {
        return catalogue.label(option).in(language);
    }
}
