package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.storage.TenantStorage;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored network of one member at a time. Every query names the member: the tenant alone does not protect here. */
@ApplicationScoped
class NetworkRows {

    @Inject
    private TenantStorage storage;

    private EntityManager entities() {
        return storage.entities();
    }

    void add(TenantOwned entity) {
        entities().persist(entity);
    }

    void remove(Contact contact) {
        delete("Contact", contact);
    }

    void remove(Interaction interaction) {
        delete("Interaction", interaction);
    }

    void remove(ConfirmedFact fact) {
        delete("ConfirmedFact", fact);
    }

    /** By a statement: the provider's own batches miscount deletions of rows that have a version and a tenant. */
    private void delete(String name, TenantOwned entity) {
        entities().flush();
        entities()
                .createQuery("DELETE FROM " + name + " e WHERE e.id = :id")
                .setParameter("id", entity.id().value())
                .executeUpdate();
        entities().detach(entity);
    }

    void flush() {
        entities().flush();
    }

    Optional<Contact> contact(Id member, Id id) {
        return Optional.ofNullable(entities().find(Contact.class, id.value()))
                .filter(contact -> contact.member().equals(member));
    }

    Optional<Id> ownerOfContact(Id id) {
        return Optional.ofNullable(entities().find(Contact.class, id.value())).map(Contact::member);
    }

    Optional<Id> ownerOfInvitation(Id id) {
        return Optional.ofNullable(entities().find(Invitation.class, id.value()))
                .map(Invitation::member);
    }

    Optional<Invitation> invitation(Id member, Id id) {
        return Optional.ofNullable(entities().find(Invitation.class, id.value()))
                .filter(invitation -> invitation.member().equals(member));
    }

    /** As {@link #invitation}, and nobody else changes it until this transaction ends: for what the member does to it. */
    Optional<Invitation> lockedInvitation(Id member, Id id) {
        return Optional.ofNullable(entities().find(Invitation.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(invitation -> invitation.member().equals(member));
    }

    List<Contact> contacts(Id member, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities()
                        .createQuery("SELECT c FROM Contact c WHERE c.member = :member AND c.id IN :ids", Contact.class)
                        .setParameter("member", member)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    List<Contact> contactsAt(Id member, Collection<String> addresses) {
        return addresses.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT c FROM Contact c WHERE c.member = :member AND c.address IN :addresses",
                                Contact.class)
                        .setParameter("member", member)
                        .setParameter("addresses", addresses)
                        .getResultList();
    }

    List<Contact> contactsNamed(Id member, Collection<String> nameKeys) {
        return nameKeys.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT c FROM Contact c WHERE c.member = :member AND c.nameKey IN :keys ORDER BY c.id",
                                Contact.class)
                        .setParameter("member", member)
                        .setParameter("keys", nameKeys)
                        .getResultList();
    }

    /** Contacts with a connection whose name resembles one of these. */
    List<Contact> connectedNamedLoosely(Id member, Collection<String> looseKeys) {
        return looseKeys.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT c FROM Contact c, Connection x WHERE c.member = :member AND x.member = :member"
                                        + " AND c.looseKey IN :keys AND x.contact = c.id ORDER BY c.id",
                                Contact.class)
                        .setParameter("member", member)
                        .setParameter("keys", looseKeys)
                        .getResultList();
    }

    List<Connection> connections(Id member, Collection<Id> contacts) {
        return contacts.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT c FROM Connection c WHERE c.member = :member AND c.contact IN :contacts",
                                Connection.class)
                        .setParameter("member", member)
                        .setParameter("contacts", contacts)
                        .getResultList();
    }

    List<Connection> connectionsOfIds(Id member, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT c FROM Connection c WHERE c.member = :member AND c.id IN :ids",
                                Connection.class)
                        .setParameter("member", member)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    List<Interaction> interactions(Id member, Collection<Id> contacts) {
        return contacts.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT i FROM Interaction i WHERE i.member = :member AND i.contact IN :contacts",
                                Interaction.class)
                        .setParameter("member", member)
                        .setParameter("contacts", contacts)
                        .getResultList();
    }

    List<Invitation> invitations(Id member, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT i FROM Invitation i WHERE i.member = :member AND i.id IN :ids",
                                Invitation.class)
                        .setParameter("member", member)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    List<Invitation> invitationsOf(Id member, Collection<Id> contacts) {
        return contacts.isEmpty() ? List.of() : ofContacts(member, contacts).getResultList();
    }

    /** As {@link #invitationsOf}, and the background's outcomes wait until this transaction has changed them. */
    List<Invitation> lockedInvitationsOf(Id member, Id contact) {
        return ofContacts(member, List.of(contact))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private TypedQuery<Invitation> ofContacts(Id member, Collection<Id> contacts) {
        return entities()
                .createQuery(
                        "SELECT i FROM Invitation i WHERE i.member = :member AND i.contact IN :contacts"
                                + " ORDER BY i.sentAt DESC",
                        Invitation.class)
                .setParameter("member", member)
                .setParameter("contacts", contacts);
    }

    List<Long> knownInvitationRows(Id member, Collection<Long> rowKeys) {
        return entities()
                .createQuery(
                        "SELECT i.rowKey FROM Invitation i WHERE i.member = :member AND i.rowKey IN :keys", Long.class)
                .setParameter("member", member)
                .setParameter("keys", rowKeys)
                .getResultList();
    }

    List<CountedRow> countedRows(Id member, Collection<Long> rowKeys) {
        return rowKeys.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT r FROM CountedRow r WHERE r.member = :member AND r.rowKey IN :keys",
                                CountedRow.class)
                        .setParameter("member", member)
                        .setParameter("keys", rowKeys)
                        .getResultList();
    }

    List<OwnName> ownNames(Id member) {
        return entities()
                .createQuery("SELECT n FROM OwnName n WHERE n.member = :member", OwnName.class)
                .setParameter("member", member)
                .getResultList();
    }

    List<ConfirmedFact> confirmedAbout(Id member, Collection<Id> about) {
        return about.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT f FROM ConfirmedFact f WHERE f.member = :member AND f.about IN :about",
                                ConfirmedFact.class)
                        .setParameter("member", member)
                        .setParameter("about", about)
                        .getResultList();
    }

    List<ConfirmedFact> confirmedOf(Id member, Contact contact) {
        return entities()
                .createQuery(
                        "SELECT f FROM ConfirmedFact f WHERE f.member = :member AND f.contact = :contact",
                        ConfirmedFact.class)
                .setParameter("member", member)
                .setParameter("contact", contact.id())
                .getResultList();
    }

    List<InboxEvent> events(Id member, Id contact, int limit) {
        return entities()
                .createQuery(
                        "SELECT e FROM InboxEvent e WHERE e.member = :member AND e.contact = :contact"
                                + " ORDER BY e.id DESC",
                        InboxEvent.class)
                .setParameter("member", member)
                .setParameter("contact", contact)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Name keys under which somebody without a connection may be one of the connections. */
    List<String> namesToMatch(Id member) {
        return entities()
                .createQuery(
                        "SELECT DISTINCT u.nameKey FROM Contact u, Contact k, Connection x"
                                + " WHERE u.member = :member AND k.member = :member AND x.member = :member"
                                + " AND k.nameKey = u.nameKey AND x.contact = k.id AND u.id <> k.id"
                                + " AND (u.address IS NULL OR k.address IS NULL) AND u.name <> ''"
                                + " AND NOT EXISTS (SELECT y.id FROM Connection y WHERE y.contact = u.id)",
                        String.class)
                .setParameter("member", member)
                .getResultList();
    }

    List<Invitation> lockedOpen(Id member, Direction direction, long afterId, int limit) {
        TypedQuery<Invitation> query = entities()
                .createQuery(
                        "SELECT i FROM Invitation i WHERE i.member = :member AND i.direction = :direction"
                                + " AND i.state = :open AND i.id > :after ORDER BY i.id",
                        Invitation.class)
                .setParameter("member", member)
                .setParameter("direction", direction)
                .setParameter("open", InvitationState.OPEN)
                .setParameter("after", afterId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(limit);
        return query.getResultList();
    }

    /** Open incoming ones that have no outcome, or one that rests on other policies. */
    List<Long> stale(Id member, long revision, int limit) {
        return entities()
                .createQuery(
                        "SELECT i.id FROM Invitation i WHERE i.member = :member AND i.direction = :incoming"
                                + " AND i.state = :open AND (i.revision IS NULL OR i.revision <> :revision)"
                                + " ORDER BY i.sentAt DESC, i.id",
                        Long.class)
                .setParameter("member", member)
                .setParameter("incoming", Direction.INCOMING)
                .setParameter("open", InvitationState.OPEN)
                .setParameter("revision", revision)
                .setMaxResults(limit)
                .getResultList();
    }

    long count(Id member, Direction direction, InvitationState state) {
        return entities()
                .createQuery(
                        "SELECT COUNT(i.id) FROM Invitation i WHERE i.member = :member"
                                + " AND i.direction = :direction AND i.state = :state",
                        Long.class)
                .setParameter("member", member)
                .setParameter("direction", direction)
                .setParameter("state", state)
                .getSingleResult();
    }

    long countDoubtful(Id member) {
        return entities()
                .createQuery(
                        "SELECT COUNT(i.id) FROM Invitation i WHERE i.member = :member AND i.direction = :incoming"
                                + " AND i.state = :open AND i.doubtful = true",
                        Long.class)
                .setParameter("member", member)
                .setParameter("incoming", Direction.INCOMING)
                .setParameter("open", InvitationState.OPEN)
                .getSingleResult();
    }

    /** Of these name keys, those that more than one contact bears. */
    List<String> sharedNames(Id member, Collection<String> nameKeys) {
        return nameKeys.isEmpty()
                ? List.of()
                : entities()
                        .createQuery(
                                "SELECT c.nameKey FROM Contact c WHERE c.member = :member AND c.nameKey IN :keys"
                                        + " AND c.nameKey <> '' GROUP BY c.nameKey HAVING COUNT(c.id) > 1",
                                String.class)
                        .setParameter("member", member)
                        .setParameter("keys", nameKeys)
                        .getResultList();
    }

    long countConnections(Id member) {
        return entities()
                .createQuery("SELECT COUNT(c.id) FROM Connection c WHERE c.member = :member", Long.class)
                .setParameter("member", member)
                .getSingleResult();
    }

    boolean hasInteractions(Id member) {
        return !entities()
                .createQuery("SELECT i.id FROM Interaction i WHERE i.member = :member", Long.class)
                .setParameter("member", member)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Connections with whom no message was exchanged in either direction. */
    long countNeverInteracted(Id member) {
        return entities()
                .createQuery(
                        "SELECT COUNT(c.id) FROM Connection c WHERE c.member = :member AND NOT EXISTS"
                                + " (SELECT i.id FROM Interaction i WHERE i.contact = c.contact"
                                + " AND i.messagesSent + i.messagesReceived > 0)",
                        Long.class)
                .setParameter("member", member)
                .getSingleResult();
    }

    boolean hasOutgoing(Id member) {
        return !entities()
                .createQuery(
                        "SELECT i.id FROM Invitation i WHERE i.member = :member AND i.direction = :outgoing",
                        Long.class)
                .setParameter("member", member)
                .setParameter("outgoing", Direction.OUTGOING)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    long countOutgoingSince(Id member, Instant since, boolean withNote) {
        return entities()
                .createQuery(
                        "SELECT COUNT(i.id) FROM Invitation i WHERE i.member = :member AND i.direction = :outgoing"
                                + " AND i.sentAt >= :since" + (withNote ? " AND i.note <> ''" : ""),
                        Long.class)
                .setParameter("member", member)
                .setParameter("outgoing", Direction.OUTGOING)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** A page of the inbox with its senders. */
    List<Object[]> inbox(Id member, InboxQuery query) {
        String order = switch (query.sort()) {
            case OUTCOME -> "i.outcomeOrder, i.sentAt DESC, i.id";
            case NEWEST -> "i.sentAt DESC, i.id";
            case OLDEST -> "i.sentAt, i.id";
            case NAME -> "c.name, i.id";
        };
        return inboxQuery("SELECT i, c", member, query, " ORDER BY " + order, Object[].class)
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
    }

    long inboxTotal(Id member, InboxQuery query) {
        return inboxQuery("SELECT COUNT(i.id)", member, query, "", Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> inboxQuery(String select, Id member, InboxQuery query, String order, Class<T> type) {
        var jpql = new StringBuilder(select)
                .append(" FROM Invitation i, Contact c WHERE i.contact = c.id AND i.member = :member")
                .append(" AND c.member = :member AND i.direction = :incoming AND i.state IN :states");
        String outcome = query.outcome();
        if (outcome != null) {
            jpql.append(query.settled() ? " AND i.settledOutcome = :outcome" : " AND i.outcome = :outcome");
        }
        String search = query.search() == null ? "" : query.search().strip();
        if (!search.isEmpty()) {
            jpql.append(SEARCH);
        }
        var typed = entities()
                .createQuery(jpql.append(order).toString(), type)
                .setParameter("member", member)
                .setParameter("incoming", Direction.INCOMING)
                .setParameter(
                        "states",
                        query.settled()
                                ? List.of(InvitationState.ACCEPTED, InvitationState.CLOSED)
                                : List.of(InvitationState.OPEN));
        if (outcome != null) {
            typed.setParameter("outcome", outcome);
        }
        if (!search.isEmpty()) {
            typed.setParameter("search", like(search));
        }
        return typed;
    }

    private static final String SEARCH =
            " AND (LOWER(c.name) LIKE :search ESCAPE '!' OR LOWER(c.headline) LIKE :search ESCAPE '!'"
                    + " OR LOWER(c.company) LIKE :search ESCAPE '!')";

    private static String like(String search) {
        String literal = search.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + literal.toLowerCase(Locale.ROOT) + "%";
    }

    /** Open incoming ones by outcome; a null outcome for those that are undecided. */
    List<Object[]> outcomes(Id member) {
        return entities()
                .createQuery(
                        "SELECT i.outcome, COUNT(i.id) FROM Invitation i WHERE i.member = :member"
                                + " AND i.direction = :incoming AND i.state = :open"
                                + " GROUP BY i.outcome, i.outcomeOrder ORDER BY i.outcomeOrder",
                        Object[].class)
                .setParameter("member", member)
                .setParameter("incoming", Direction.INCOMING)
                .setParameter("open", InvitationState.OPEN)
                .getResultList();
    }

    List<Contact> contactsByName(
            Id member, @Nullable String search, @Nullable String afterName, long afterId, int limit) {
        String wanted = search == null ? "" : search.strip();
        boolean searched = !wanted.isEmpty();
        var query = entities()
                .createQuery(
                        "SELECT c FROM Contact c WHERE c.member = :member"
                                + (afterName == null ? "" : " AND (c.name > :name OR c.name = :name AND c.id > :id)")
                                + (searched ? SEARCH : "") + " ORDER BY c.name, c.id",
                        Contact.class)
                .setParameter("member", member)
                .setMaxResults(limit);
        if (afterName != null) {
            query.setParameter("name", afterName).setParameter("id", afterId);
        }
        if (searched) {
            query.setParameter("search", like(wanted));
        }
        return query.getResultList();
    }

    List<Invitation> invitations(
            Id member,
            @Nullable InvitationState state,
            @Nullable Direction direction,
            @Nullable Instant before,
            long beforeId,
            int limit) {
        var query = entities()
                .createQuery(
                        "SELECT i FROM Invitation i WHERE i.member = :member"
                                + (state == null ? "" : " AND i.state = :state")
                                + (direction == null ? "" : " AND i.direction = :direction")
                                + (before == null ? "" : " AND (i.sentAt < :at OR i.sentAt = :at AND i.id < :id)")
                                + " ORDER BY i.sentAt DESC, i.id DESC",
                        Invitation.class)
                .setParameter("member", member)
                .setMaxResults(limit);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (direction != null) {
            query.setParameter("direction", direction);
        }
        if (before != null) {
            query.setParameter("at", before).setParameter("id", beforeId);
        }
        return query.getResultList();
    }

    /**
     * Keeps an outcome beside an open invitation. By a statement, not by the entity: the background decides while the
     * member reads and acts, and must not stand in the way with what it read a while ago.
     */
    void keepOutcome(Id invitation, String outcome, int order, String reason, Id decision, long revision) {
        entities()
                .createQuery("UPDATE Invitation i SET i.outcome = :outcome, i.outcomeOrder = :order,"
                        + " i.shortReason = :reason, i.decision = :decision, i.revision = :revision"
                        + " WHERE i.id = :id AND i.state = :open")
                .setParameter("outcome", outcome)
                .setParameter("order", order)
                .setParameter("reason", reason)
                .setParameter("decision", decision)
                .setParameter("revision", revision)
                .setParameter("id", invitation.value())
                .setParameter("open", InvitationState.OPEN)
                .executeUpdate();
    }

    /** Remembers that these policies had no answer, so that it is not tried again before they change. */
    void leaveUndecided(Id invitation, long revision) {
        entities()
                .createQuery("UPDATE Invitation i SET i.outcome = NULL, i.outcomeOrder = :order, i.shortReason = '',"
                        + " i.decision = NULL, i.revision = :revision WHERE i.id = :id AND i.state = :open")
                .setParameter("order", Invitation.UNDECIDED)
                .setParameter("revision", revision)
                .setParameter("id", invitation.value())
                .setParameter("open", InvitationState.OPEN)
                .executeUpdate();
    }

    /** Something was learnt of this person that may change outcomes. */
    void makeStale(Id member, Id contact) {
        entities()
                .createQuery("UPDATE Invitation i SET i.revision = NULL WHERE i.member = :member"
                        + " AND i.contact = :contact AND i.direction = :incoming AND i.state = :open")
                .setParameter("member", member)
                .setParameter("contact", contact)
                .setParameter("incoming", Direction.INCOMING)
                .setParameter("open", InvitationState.OPEN)
                .executeUpdate();
    }

    /** Reads it once more, after statements have gone past it. */
    void refresh(Invitation invitation) {
        entities().refresh(invitation);
    }

    /** What rests on the account as a whole has to be decided anew. */
    void makeStale(Id member) {
        entities()
                .createQuery("UPDATE Invitation i SET i.revision = NULL WHERE i.member = :member"
                        + " AND i.direction = :incoming AND i.state = :open")
                .setParameter("member", member)
                .setParameter("incoming", Direction.INCOMING)
                .setParameter("open", InvitationState.OPEN)
                .executeUpdate();
    }
}
