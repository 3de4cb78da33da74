package dev.acquaint.engine.document;

import dev.acquaint.engine.PolicyVersion;
import java.util.List;
import java.util.Optional;

/** The policy packs that we ship. */
public final class Packs {

    private Packs() {}

    /** Read once, from the resources. */
    public static Packs standard() {
        throw new UnsupportedOperationException();
    }

    /** In the order in which they are offered. */
    public List<PolicyVersion> all() {
        throw new UnsupportedOperationException();
    }

    public Optional<PolicyVersion> find(String id) {
        throw new UnsupportedOperationException();
    }
}
