package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import dev.acquaint.storage.TenantStorage;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored imports of the caller's tenant. */
@ApplicationScoped
class ImportRows {

    @Inject
    private TenantStorage storage;

    void add(TenantOwned entity) {
        storage.entities().persist(entity);
    }

    void flush() {
        storage.entities().flush();
    }

    /** Writes what is pending and forgets it: pieces of an upload must not pile up in memory. */
    void flushAndForget() {
        storage.entities().flush();
        storage.entities().clear();
    }

    Optional<ImportJob> job(Id id) {
        return Optional.ofNullable(storage.entities().find(ImportJob.class, id.value()));
    }

    List<ImportJob> jobs(@Nullable Id member, String subject, int limit) {
        return storage.entities()
                .createQuery(
                        "SELECT j FROM ImportJob j WHERE j.member = :member OR j.uploadedBy = :subject"
                                + " ORDER BY j.id DESC",
                        ImportJob.class)
                .setParameter("member", member == null ? new Id(0) : member)
                .setParameter("subject", subject)
                .setMaxResults(limit)
                .getResultList();
    }

    List<ImportFile> files(Id job) {
        return storage.entities()
                .createQuery("SELECT f FROM ImportFile f WHERE f.job = :job ORDER BY f.sequence", ImportFile.class)
                .setParameter("job", job)
                .getResultList();
    }

    Optional<ImportFile> file(Id id) {
        return Optional.ofNullable(storage.entities().find(ImportFile.class, id.value()));
    }

    /** The piece's bytes; empty after the last. */
    Optional<byte[]> chunk(Id job, int sequence) {
        return storage.entities()
                .createQuery(
                        "SELECT c.content FROM ImportChunk c WHERE c.job = :job AND c.sequence = :sequence",
                        byte[].class)
                .setParameter("job", job)
                .setParameter("sequence", sequence)
                .getResultStream()
                .findFirst();
    }

    /** By a statement of its own: a worker that writes the job at the same moment is not in its way. */
    void askToCancel(Id job) {
        storage.entities()
                .createQuery("UPDATE ImportJob j SET j.cancelAsked = true WHERE j.id = :job AND j.state IN :states")
                .setParameter("job", job.value())
                .setParameter("states", List.of(ImportState.QUEUED, ImportState.RUNNING))
                .executeUpdate();
    }

    void removeChunks(Id job) {
        storage.entities()
                .createQuery("DELETE FROM ImportChunk c WHERE c.job = :job")
                .setParameter("job", job)
                .executeUpdate();
    }

    List<ImportRejection> rejections(Id job, int offset, int limit) {
        return storage.entities()
                .createQuery("SELECT r FROM ImportRejection r WHERE r.job = :job ORDER BY r.id", ImportRejection.class)
                .setParameter("job", job)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }
}
