package dev.acquaint.tenancy;

/**
 * The isolation boundary. An integer, because text compares by collation and {@code 'a'} would equal {@code 'A '}.
 *
 * @param value as stored, positive
 */
public record TenantId(int value) {

    public TenantId {
        if (value <= 0) {
            throw new IllegalArgumentException("A tenant id is positive");
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
