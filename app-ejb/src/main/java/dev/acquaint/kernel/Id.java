package dev.acquaint.kernel;

import io.hypersistence.tsid.TSID;
import java.util.Optional;

/**
 * The identity of anything stored: a 64-bit number, sortable by time of creation, unique within a tenant.
 * People and systems see it as 13 characters of Crockford's base 32.
 *
 * @param value the number as stored, positive
 */
public record Id(long value) implements Comparable<Id> {

    public static Id next() {
        return new Id(TSID.Factory.getTsid().toLong());
    }

    /** Reads the outside form. Empty for anything that cannot be an id, so that callers answer as for an absent one. */
    public static Optional<Id> parse(String text) {
        return TSID.isValid(text) ? Optional.of(new Id(TSID.from(text).toLong())) : Optional.empty();
    }

    /** Reads the outside form, or says {@link ErrorCode#NOT_FOUND}: a malformed id looks like an absent one. */
    public static Id of(String text) {
        return parse(text)
                .orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND, "There is nothing with this id."));
    }

    @Override
    public int compareTo(Id other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return TSID.from(value).toString();
    }
}
