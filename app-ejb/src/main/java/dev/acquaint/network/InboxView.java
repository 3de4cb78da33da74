package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the inbox with the counts beside it.
 *
 * @param counts how many open invitations have each outcome, best outcome first; independent of the filter
 * @param open all open invitations
 * @param undecided those among them that the background has not come to yet
 * @param settled those that the member has settled
 * @param items the page asked for
 * @param total how many match the query, all pages together
 */
public record InboxView(
        List<OutcomeCount> counts, long open, long undecided, long settled, List<Item> items, long total) {

    public InboxView {
        counts = List.copyOf(counts);
        items = List.copyOf(items);
    }

    public record OutcomeCount(String outcome, long count) {}

    /**
     * A row of the list.
     *
     * @param noteExcerpt the note's first words on one line; empty when there was none
     * @param outcome null while undecided
     * @param shortReason the reason in a few words; empty while undecided
     * @param sentAt exports name no zone, so it is right to half a day
     * @param doubtfulMatch whether the sender may be one of the member's connections: asked on the invitation itself
     */
    public record Item(
            Id id,
            Id contact,
            String contactName,
            @Nullable String headline,
            @Nullable String company,
            String noteExcerpt,
            @Nullable String outcome,
            String shortReason,
            Instant sentAt,
            boolean doubtfulMatch,
            InvitationState state) {}
}
