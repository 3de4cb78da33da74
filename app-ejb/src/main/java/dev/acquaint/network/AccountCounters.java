package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of the member's own account, as far as imports show them; none before the first import of that kind. */
@ApplicationScoped
class AccountCounters {

    private static final int WEEK = 7;

    @Inject
    private NetworkRows rows;

    Map<String, Integer> of(Id member, LocalDate today) {
        var counts = new LinkedHashMap<String, Integer>();
        long connections = rows.countConnections(member);
        if (connections > 0) {
            counts.put("account.connections", Math.toIntExact(connections));
            if (rows.hasInteractions(member)) {
                counts.put("account.never_interacted", Math.toIntExact(rows.countNeverInteracted(member)));
            }
        }
        if (rows.hasOutgoing(member)) {
            counts.put(
                    "account.pending_outgoing",
                    Math.toIntExact(rows.count(member, Direction.OUTGOING, InvitationState.OPEN)));
            counts.put(
                    "account.invitations_7d",
                    Math.toIntExact(rows.countOutgoingSince(
                            member,
                            today.minusDays(WEEK).atStartOfDay(ZoneOffset.UTC).toInstant(),
                            false)));
            counts.put(
                    "account.notes_this_month",
                    Math.toIntExact(rows.countOutgoingSince(
                            member,
                            today.withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                            true)));
        }
        return counts;
    }
}
