package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as systems read it.
 *
 * @param outcome the last evaluation's; null before the first, for history, and for integrators, to whom it would tell what the
 *     member judges of the sender
 * @param decision the decision that gave it; null with {@code outcome}
 */
public record InvitationSummary(
        Id id,
        Id contact,
        String contactName,
        Direction direction,
        InvitationState state,
        String platform,
        Instant sentAt,
        String note,
        @Nullable String outcome,
        @Nullable Id decision) {}
