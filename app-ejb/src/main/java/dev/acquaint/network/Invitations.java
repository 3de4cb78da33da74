package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.kernel.Page;
import jakarta.ejb.Stateless;
import org.jspecify.annotations.Nullable;

/** The member's invitations as systems read them: open ones and history, incoming and outgoing. */
@Stateless
public class Invitations {

    /**
     * Newest first.
     *
     * @param member whose: null for the caller's own; an integrator names a member who consented
     * @param state null for all
     * @param direction null for both
     * @param cursor where an earlier page ended; null for the start
     * @param limit 1 to 200
     */
    public Page<InvitationSummary> list(
            @Nullable Id member,
            @Nullable InvitationState state,
            @Nullable Direction direction,
            @Nullable String cursor,
            int limit) {
        throw new UnsupportedOperationException();
    }

    public InvitationSummary get(@Nullable Id member, Id invitation) {
        throw new UnsupportedOperationException();
    }
}
