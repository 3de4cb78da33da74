package dev.acquaint.network;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the inbox to show.
 *
 * @param outcome only invitations with this outcome, such as {@code accept}; null for all
 * @param settled false for the open ones, true for those the member has settled
 * @param search part of a name, headline or company; null or blank for all
 * @param sort the order; groups by outcome come first only when {@code sort} is {@link Sort#OUTCOME}
 * @param offset how many to pass over, from 0
 * @param limit how many to show, 1 to 200
 */
public record InboxQuery(
        @Nullable String outcome, boolean settled, @Nullable String search, Sort sort, int offset, int limit) {

    public enum Sort {
        OUTCOME,
        NEWEST,
        OLDEST,
        NAME
    }

    public InboxQuery {
        offset = Math.max(0, offset);
        limit = Math.min(Math.max(1, limit), 200);
    }

    public static InboxQuery open() {
        return new InboxQuery(null, false, null, Sort.OUTCOME, 0, 50);
    }

    public InboxQuery withOutcome(@Nullable String wanted) {
        return new InboxQuery(wanted, settled, search, sort, offset, limit);
    }

    public InboxQuery withSearch(@Nullable String wanted) {
        return new InboxQuery(outcome, settled, wanted, sort, offset, limit);
    }

    public InboxQuery withSort(Sort wanted) {
        return new InboxQuery(outcome, settled, search, wanted, offset, limit);
    }

    public InboxQuery page(int from, int size) {
        return new InboxQuery(outcome, settled, search, sort, from, size);
    }
}
