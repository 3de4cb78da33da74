package dev.acquaint.engine;

/**
 * What to do, out of an {@link Action}'s vocabulary.
 *
 * @param code the stable name, such as {@code meet-first}
 * @param permits AuthZEN's boolean
 * @param rank 0 is the best outcome of its action
 */
public record Outcome(String code, boolean permits, int rank) {

    public boolean isBetterThan(Outcome other) {
        return rank < other.rank;
    }

    @Override
    public String toString() {
        return code;
    }
}
