package dev.acquaint.api.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acquaint.api.Listing;
import dev.acquaint.engine.Fact;
import dev.acquaint.engine.FactCatalogue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One fact of the catalogue, with what a form needs to ask for it. */
record FactAnswer(
        String name,
        String type,
        @Nullable List<Option> options,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        String range,
        String source,
        @JsonProperty("protected") boolean guarded,
        String askOf,
        String question,
        List<String> rows) {

    static FactAnswer of(Fact fact, FactCatalogue catalogue, Locale language) {
        List<Option> options = fact.options().stream()
                .map(value -> new Option(value, catalogue.label(value).in(language)))
                .toList();
        return new FactAnswer(
                fact.name(),
                fact.type().label(),
                options.isEmpty() ? null : options,
                fact.min(),
                fact.max(),
                fact.range(),
                Listing.word(fact.source()),
                fact.guarded(),
                Listing.word(fact.askOf()),
                fact.question().in(language),
                fact.rows());
    }

    /** @param label what a person reads for it */
    record Option(String value, String label) {}
}
