package dev.acquaint.engine.document;

import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Policy;
import dev.acquaint.engine.PolicyVersion;

/** A policy as a document and back, without loss. */
public final class PolicyDocument {

    private PolicyDocument() {}

    /**
     * Reads YAML or JSON.
     *
     * @throws dev.acquaint.kernel.DomainException INVALID, with one fault (pointer, code, detail with line, column and
     *     remedy) for everything that is wrong
     */
    public static Policy parse(String text, FactCatalogue catalogue) {
        throw new UnsupportedOperationException();
    }

    /** The canonical form: JSON with keys in a fixed order and canonical conditions. What is stored, and hashed. */
    public static String toJson(Policy policy) {
        throw new UnsupportedOperationException();
    }

    /** The same for people to edit. */
    public static String toYaml(Policy policy) {
        throw new UnsupportedOperationException();
    }

    /** {@code sha256:} and 64 hexadecimal digits over the canonical form. */
    public static String hash(Policy policy) {
        throw new UnsupportedOperationException();
    }

    public static PolicyVersion version(Policy policy, int version) {
        return new PolicyVersion(policy, version, hash(policy));
    }
}
