package dev.acquaint.network;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.Id;
import dev.acquaint.kernel.Page;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The member's people. */
@Stateless
@Requires({Permission.OWN_NETWORK, Permission.READ_NETWORK})
public class Contacts {

    private static final int MOST = 200;

    @Inject
    private NetworkRows rows;

    @Inject
    private InvitationViews views;

    @Inject
    private WhoseNetwork whoseNetwork;

    @Inject
    private CurrentTenant currentTenant;

    /**
     * In the order of their names; what the member has confirmed about each is told by {@link #get} alone.
     *
     * @param member whose: null for the caller's own; an integrator names a member who consented
     * @param search part of a name, headline or company; null for all
     * @param cursor where an earlier page ended; null for the start
     * @param limit 1 to 200
     */
    public Page<ContactView> list(@Nullable Id member, @Nullable String search, @Nullable String cursor, int limit) {
        Id owner = whoseNetwork.of(member);
        int size = Math.min(Math.max(1, limit), MOST);
        Contact after = cursor == null
                ? null
                : Id.parse(cursor).flatMap(id -> rows.contact(owner, id)).orElseThrow(Cursors::unknown);
        var found = rows.contactsByName(
                owner,
                search,
                after == null ? null : after.name(),
                after == null ? 0 : after.id().value(),
                size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        var ids = shown.stream().map(Contact::id).toList();
        Map<Id, LocalDate> connectedOn = new HashMap<>();
        rows.connections(owner, ids).forEach(c -> connectedOn.put(c.contact(), c.connectedOn()));
        Map<Id, ContactView.Interactions> interactions = new HashMap<>();
        rows.interactions(owner, ids).forEach(i -> interactions.put(i.contact(), i.view()));
        return new Page<>(
                shown.stream()
                        .map(contact -> InvitationViews.view(
                                contact, connectedOn.get(contact.id()), interactions.get(contact.id()), List.of()))
                        .toList(),
                found.size() > size ? ids.get(size - 1).toString() : null);
    }

    /** One, with what the member has confirmed; an integrator sees no judgments. */
    public ContactView get(@Nullable Id member, Id contact) {
        Id owner = whoseNetwork.ofOne(member, () -> rows.ownerOfContact(contact));
        var found = rows.contact(owner, contact).orElseThrow(DomainException::notFound);
        var view = views.contact(found, new Texts(currentTenant.caller().language()));
        return currentTenant.caller().may(Permission.OWN_NETWORK) ? view : view.withoutConfirmed();
    }
}
