package dev.acquaint.api.network;

import dev.acquaint.api.Listing;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.InvitationSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An invitation as {@code GET /v1/invitations} shows it. */
record InvitationAnswer(
        Id id,
        Id contact,
        String contactName,
        String direction,
        String state,
        String platform,
        Instant sentAt,
        String note,
        @Nullable String outcome,
        @Nullable Id decision) {

    static InvitationAnswer of(InvitationSummary summary) {
        return new InvitationAnswer(
                summary.id(),
                summary.contact(),
                summary.contactName(),
                Listing.word(summary.direction()),
                Listing.word(summary.state()),
                summary.platform(),
                summary.sentAt(),
                summary.note(),
                summary.outcome(),
                summary.decision());
    }
}
