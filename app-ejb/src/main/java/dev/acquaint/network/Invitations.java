package dev.acquaint.network;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.Id;
import dev.acquaint.kernel.Page;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The member's invitations as systems read them: open ones and history, incoming and outgoing. */
@Stateless
@Requires({Permission.OWN_NETWORK, Permission.READ_NETWORK})
public class Invitations {

    private static final int MOST = 200;

    @Inject
    private NetworkRows rows;

    @Inject
    private WhoseNetwork whoseNetwork;

    @Inject
    private CurrentTenant currentTenant;

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
        Id owner = whoseNetwork.of(member);
        int size = Math.min(Math.max(1, limit), MOST);
        Invitation after = cursor == null
                ? null
                : Id.parse(cursor).flatMap(id -> rows.invitation(owner, id)).orElseThrow(Cursors::unknown);
        var found = rows.invitations(
                owner,
                state,
                direction,
                after == null ? null : after.sentAt(),
                after == null ? 0 : after.id().value(),
                size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                summaries(owner, shown),
                found.size() > size ? shown.get(size - 1).id().toString() : null);
    }

    public InvitationSummary get(@Nullable Id member, Id invitation) {
        Id owner = whoseNetwork.ofOne(member, () -> rows.ownerOfInvitation(invitation));
        var found = rows.invitation(owner, invitation).orElseThrow(DomainException::notFound);
        return summaries(owner, List.of(found)).get(0);
    }

    private List<InvitationSummary> summaries(Id owner, List<Invitation> invitations) {
        Map<Id, String> names = new HashMap<>();
        rows.contacts(owner, invitations.stream().map(i -> i.contact().value()).toList())
                .forEach(contact -> names.put(contact.id(), contact.name()));
        // The stored outcome rests on what the member judges of the sender too: it is for the member alone.
        boolean own = currentTenant.caller().may(Permission.OWN_NETWORK);
        return invitations.stream()
                .map(i -> new InvitationSummary(
                        i.id(),
                        i.contact(),
                        names.getOrDefault(i.contact(), ""),
                        i.direction(),
                        i.state(),
                        i.platform(),
                        i.sentAt(),
                        i.note(),
                        own ? i.outcome() : null,
                        own ? i.decision() : null))
                .toList();
    }
}
