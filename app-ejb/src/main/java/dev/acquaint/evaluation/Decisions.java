package dev.acquaint.evaluation;

import dev.acquaint.kernel.Id;
import dev.acquaint.kernel.Page;
import jakarta.ejb.Stateless;
import org.jspecify.annotations.Nullable;

/**
 * The decision log, to read: a member's own decisions and those that the caller itself asked for. Anybody else's look
 * like absent ones, also to the organization's own officers.
 */
@Stateless
public class Decisions {

    public DecisionView get(Id decision) {
        throw new UnsupportedOperationException();
    }

    /** The newest first. */
    public Page<DecisionSummary> list(DecisionQuery query) {
        throw new UnsupportedOperationException();
    }

    /** Decides once more with the inputs and policy versions of then. */
    public ReplayResult replay(Id decision) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param action only this one; null for all
     * @param outcome only this one; null for all
     * @param cursor where to go on, from the page before; null for the start
     * @param limit 1 to 200
     */
    public record DecisionQuery(
            @Nullable String action,
            @Nullable String outcome,
            @Nullable String cursor,
            int limit) {
        public static final DecisionQuery FIRST = new DecisionQuery(null, null, null, 50);
    }
}
