package dev.acquaint.engine;

import java.util.List;
import java.util.Optional;

/** The facts that policies may read and callers may give. */
public final class FactCatalogue {

    private FactCatalogue() {}

    /** The catalogue that we ship, read from {@code facts.tsv}. */
    public static FactCatalogue standard() {
        throw new UnsupportedOperationException();
    }

    /** This catalogue and an organization's own {@code custom.*} facts. */
    public FactCatalogue with(List<Fact> custom) {
        throw new UnsupportedOperationException();
    }

    /** In catalogue order. */
    public List<Fact> facts() {
        throw new UnsupportedOperationException();
    }

    public Optional<Fact> find(String name) {
        throw new UnsupportedOperationException();
    }

    /** The known name that a mistyped one most likely meant, if any is near enough. */
    public Optional<String> nearest(String name) {
        throw new UnsupportedOperationException();
    }

    /** What a person reads for an option of an enum, such as "close friend". */
    public LocalText label(String option) {
        throw new UnsupportedOperationException();
    }
}
