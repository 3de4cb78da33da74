package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which invitations are still open. An incoming one is, while its sender is no connection and it is younger than
 * a set bound; an outgoing one, while it is unanswered. Exports name some people without an address: one name on each
 * side is a match, several are a question to the member.
 */
@ApplicationScoped
class Matching {

    private static final int PAGE = 500;

    @Inject
    private NetworkRows rows;

    /** How long an incoming invitation counts as open; exports leave out most of the ignored ones, not all. */
    @Inject
    @ConfigProperty(name = "acquaint.inbox.open-for", defaultValue = "P6M")
    private Period openFor;

    boolean isPast(Direction direction, Instant sentAt, Instant now) {
        return direction == Direction.INCOMING
                && sentAt.isBefore(now.atZone(ZoneOffset.UTC).minus(openFor).toInstant());
    }

    void match(Id member, Instant now) {
        for (String name : rows.namesToMatch(member)) {
            matchName(member, name);
        }
        rows.flush();
        for (Direction direction : Direction.values()) {
            long after = 0;
            for (var page = rows.lockedOpen(member, direction, after, PAGE);
                    !page.isEmpty();
                    page = rows.lockedOpen(member, direction, after, PAGE)) {
                review(member, page, now);
                after = page.get(page.size() - 1).id().value();
            }
        }
    }

    private void matchName(Id member, String name) {
        List<Contact> named = rows.contactsNamed(member, List.of(name));
        Set<Id> connected = connected(member, named);
        List<Contact> known =
                named.stream().filter(c -> connected.contains(c.id())).toList();
        List<Contact> unknown =
                named.stream().filter(c -> !connected.contains(c.id())).toList();
        if (known.size() == 1 && unknown.size() == 1 && couldBeOne(known.get(0), unknown.get(0))) {
            merge(member, unknown.get(0), known.get(0));
        }
    }

    private void review(Id member, List<Invitation> page, Instant now) {
        Map<Id, Contact> senders = new HashMap<>();
        rows.contacts(member, page.stream().map(i -> i.contact().value()).toList())
                .forEach(contact -> senders.put(contact.id(), contact));
        Set<Id> connected = connected(member, senders.values());
        Set<Id> doubtful = doubtful(member, senders.values(), connected);
        for (Invitation invitation : page) {
            if (connected.contains(invitation.contact()) || isPast(invitation.direction(), invitation.sentAt(), now)) {
                invitation.becomesHistory();
            } else if (invitation.direction() == Direction.INCOMING) {
                invitation.becomesDoubtful(doubtful.contains(invitation.contact()));
            }
        }
    }

    private Set<Id> doubtful(Id member, Iterable<Contact> senders, Set<Id> connected) {
        Map<String, List<Contact>> byLooseName = new HashMap<>();
        for (Contact sender : senders) {
            if (!connected.contains(sender.id()) && !sender.looseKey().isBlank()) {
                byLooseName
                        .computeIfAbsent(sender.looseKey(), key -> new ArrayList<>())
                        .add(sender);
            }
        }
        var doubtful = new HashSet<Id>();
        for (Contact other : rows.connectedNamedLoosely(member, byLooseName.keySet())) {
            for (Contact sender : byLooseName.getOrDefault(other.looseKey(), List.of())) {
                if (couldBeOne(other, sender)) {
                    doubtful.add(sender.id());
                }
            }
        }
        return doubtful;
    }

    /** The connections that somebody without one may be. */
    List<Contact> candidates(Id member, Contact sender) {
        return rows.connectedNamedLoosely(member, Set.of(sender.looseKey())).stream()
                .filter(other -> !other.id().equals(sender.id()) && couldBeOne(other, sender))
                .toList();
    }

    /** Two addresses are two profiles, whatever the names. */
    private static boolean couldBeOne(Contact one, Contact other) {
        return one.address().isEmpty() || other.address().isEmpty();
    }

    private Set<Id> connected(Id member, Iterable<Contact> contacts) {
        var ids = new ArrayList<Id>();
        contacts.forEach(contact -> ids.add(contact.id()));
        var connected = new HashSet<Id>();
        rows.connections(member, ids).forEach(connection -> connected.add(connection.contact()));
        return connected;
    }

    /** Makes one contact of two: all that hangs on the first goes over to the second. */
    void merge(Id member, Contact from, Contact to) {
        rows.lockedInvitationsOf(member, from.id()).forEach(invitation -> invitation.movesTo(to));
        rows.events(member, from.id(), Integer.MAX_VALUE).forEach(event -> event.movesTo(to));
        var known = new HashSet<String>();
        rows.confirmedAbout(member, List.of(to.id())).forEach(fact -> known.add(fact.fact()));
        for (ConfirmedFact fact : rows.confirmedOf(member, from)) {
            if (fact.about().equals(from.id()) && known.contains(fact.fact())) {
                rows.remove(fact);
            } else {
                fact.movesTo(from, to);
            }
        }
        for (Interaction counted : rows.interactions(member, List.of(from.id()))) {
            var existing = rows.interactions(member, List.of(to.id()));
            if (existing.isEmpty()) {
                var moved = Interaction.with(to);
                moved.add(counted);
                rows.add(moved);
            } else {
                existing.get(0).add(counted);
            }
            rows.remove(counted);
        }
        var address = from.address();
        rows.remove(from);
        if (to.address().isEmpty()) {
            address.ifPresent(to::livesAt);
        }
    }
}
