package dev.acquaint.audit;

import dev.acquaint.kernel.Id;
import dev.acquaint.storage.TenantStorage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The stored trail. */
@ApplicationScoped
class AuditEvents {

    @Inject
    private TenantStorage storage;

    /** The end of the chain, locked until the transaction ends. */
    AuditHead lockHead() {
        var entities = storage.entities();
        var head = entities.find(AuditHead.class, AuditHead.ONLY.value(), LockModeType.PESSIMISTIC_WRITE);
        if (head == null) {
            // Two first acts at once: the primary key lets one win, the other's command is answered with a conflict.
            head = AuditHead.ofNewChain();
            entities.persist(head);
            entities.flush();
        }
        return head;
    }

    void append(AuditEvent event) {
        storage.entities().persist(event);
    }

    Optional<AuditHead> head() {
        return Optional.ofNullable(storage.entities().find(AuditHead.class, AuditHead.ONLY.value()));
    }

    /** The events before this place in the chain, newest first. */
    List<AuditEvent> before(long sequence, int limit) {
        return storage.entities()
                .createQuery(
                        "SELECT e FROM AuditEvent e WHERE e.sequence < :sequence ORDER BY e.sequence DESC",
                        AuditEvent.class)
                .setParameter("sequence", sequence)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The events after this place in the chain, oldest first. */
    List<AuditEvent> after(long sequence, int limit) {
        EntityManager entities = storage.entities();
        entities.clear(); // verification reads a whole chain: what was checked need not stay in memory
        return entities.createQuery(
                        "SELECT e FROM AuditEvent e WHERE e.sequence > :sequence ORDER BY e.sequence", AuditEvent.class)
                .setParameter("sequence", sequence)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<AuditEvent> find(Id id) {
        return Optional.ofNullable(storage.entities().find(AuditEvent.class, id.value()));
    }
}
