package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import dev.acquaint.storage.TenantStorage;
import dev.acquaint.tenancy.CrossTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The queue. Who holds a ticket is settled by one conditional update each time: the database decides the race. */
@ApplicationScoped
@CrossTenant("Workers serve all tenants; a ticket names nothing but whose job it is, and the worker enters that tenant")
class ImportTickets {

    @Inject
    private TenantStorage storage;

    void add(ImportTicket ticket) {
        storage.crossTenantEntities().persist(ticket);
    }

    List<ImportTicket> free(Instant now, int limit) {
        return storage.crossTenantEntities()
                .createQuery(
                        "SELECT t FROM ImportTicket t WHERE t.heldUntil <= :now ORDER BY t.queuedAt",
                        ImportTicket.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    boolean claim(Id job, String worker, Instant now, Instant until) {
        return storage.crossTenantEntities()
                        .createQuery("UPDATE ImportTicket t SET t.heldBy = :worker, t.heldUntil = :until"
                                + " WHERE t.id = :job AND t.heldUntil <= :now")
                        .setParameter("worker", worker)
                        .setParameter("until", until)
                        .setParameter("job", job.value())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** @return false when somebody else has it by now */
    boolean hold(Id job, String worker, Instant until) {
        return storage.crossTenantEntities()
                        .createQuery("UPDATE ImportTicket t SET t.heldUntil = :until"
                                + " WHERE t.id = :job AND t.heldBy = :worker")
                        .setParameter("worker", worker)
                        .setParameter("until", until)
                        .setParameter("job", job.value())
                        .executeUpdate()
                == 1;
    }

    void remove(Id job) {
        storage.crossTenantEntities()
                .createQuery("DELETE FROM ImportTicket t WHERE t.id = :job")
                .setParameter("job", job.value())
                .executeUpdate();
    }
}
