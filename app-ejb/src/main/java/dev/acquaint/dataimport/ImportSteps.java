package dev.acquaint.dataimport;

import dev.acquaint.audit.AuditTrail;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.Imported;
import dev.acquaint.network.NetworkImport;
import dev.acquaint.network.NetworkImport.Fate;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an import, a transaction each. Whatever a step keeps, it keeps together with how far the import has come:
 * a worker that dies in between has done all of a step or nothing.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ImportSteps {

    /** Beyond, rows are counted but no longer listed: such a file is wrong as a whole. */
    static final long MOST_REJECTIONS = 20_000;

    @Inject
    private ImportRows rows;

    @Inject
    private ImportTickets tickets;

    @Inject
    private NetworkImport network;

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    /** How long a worker may be silent before another takes its job over. */
    @Inject
    @ConfigProperty(name = "acquaint.import.lease", defaultValue = "PT30S")
    private Duration lease;

    /** A job that a worker now holds, with what it must enter to work on it. */
    record Claim(TenantId tenant, Id member, Id job, String worker) {}

    record FileTask(Id id, String name, FileKind kind, long size, long rowsRead) {}

    record RejectedRow(long line, String code, String arguments) {}

    /** @param bytesDone of the whole job, so far */
    record Checkpoint(
            FileTask file, List<Imported> rows, List<RejectedRow> rejected, long bytesDone, boolean endOfFile) {}

    /** Somebody else holds the job by now, or it has been cancelled: this worker stops. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean cancelled;

        Stopped(boolean cancelled) {
            super(cancelled ? "cancelled" : "taken over", null, false, false);
            this.cancelled = cancelled;
        }

        boolean isCancelled() {
            return cancelled;
        }
    }

    Id enqueue(Id member, String fileName, Path upload, List<Upload.Found> found, Locale language) {
        var caller = currentTenant.caller();
        var now = clock.instant();
        long total = found.stream()
                .filter(file -> file.kind().isRead() && file.fault() == null)
                .mapToLong(Upload.Found::size)
                .sum();
        var job = ImportJob.queued(member, caller.subject(), language, fileName, size(upload), total, now);
        rows.add(job);
        rows.flush();
        for (int i = 0; i < found.size(); i++) {
            Upload.Found file = found.get(i);
            rows.add(new ImportFile(job.id(), i, file));
            if (file.fault() != null) {
                rows.add(new ImportRejection(job.id(), file.name(), 0, file.fault(), ""));
                job.progresses(0, 1, 0);
            }
        }
        auditTrail.record(
                "import.uploaded", "import:" + job.id(), Map.of("bytes", job.size(), "member", member.toString()));
        rows.flush();
        tickets.add(new ImportTicket(caller.tenant(), member, job.id(), now));
        rows.flushAndForget();
        store(job.id(), upload);
        return job.id();
    }

    private void store(Id job, Path upload) {
        try (InputStream in = Files.newInputStream(upload)) {
            int sequence = 0;
            for (byte[] piece = in.readNBytes(ImportChunk.SIZE);
                    piece.length > 0;
                    piece = in.readNBytes(ImportChunk.SIZE)) {
                rows.add(new ImportChunk(job, sequence++, piece));
                rows.flushAndForget();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path upload) {
        try {
            return Files.size(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worker acts for nobody until it holds a ticket, which tells it whom to enter. */
    Optional<Claim> claim(String worker) {
        var now = clock.instant();
        for (ImportTicket ticket : tickets.free(now, 20)) {
            if (tickets.claim(ticket.job(), worker, now, now.plus(lease))) {
                return Optional.of(new Claim(ticket.tenant(), ticket.member(), ticket.job(), worker));
            }
        }
        return Optional.empty();
    }

    /** @return how often it has been begun, this time included */
    int begin(Claim claim) {
        var job = job(claim.job());
        hold(claim);
        if (job.isCancelAsked()) {
            throw new Stopped(true);
        }
        job.begins(clock.instant());
        return job.attempts();
    }

    List<FileTask> unread(Claim claim) {
        return rows.files(claim.job()).stream()
                .filter(file -> !file.isDone())
                .map(file -> new FileTask(file.id(), file.name(), file.kind(), file.size(), file.rowsRead()))
                .toList();
    }

    long bytesOfReadFiles(Claim claim) {
        return rows.files(claim.job()).stream()
                .filter(file -> file.isDone() && file.kind().isRead())
                .mapToLong(ImportFile::size)
                .sum();
    }

    Optional<byte[]> piece(Claim claim, int sequence) {
        var piece = rows.chunk(claim.job(), sequence);
        hold(claim);
        return piece;
    }

    NetworkImport.OwnNames ownNames() {
        return network.ownNames();
    }

    void checkpoint(Claim claim, Checkpoint checkpoint) {
        var job = job(claim.job());
        var file = rows.file(checkpoint.file().id()).orElseThrow(DomainException::notFound);
        // First, and held until the commit: whoever takes over from now on sees these rows, or none of them.
        hold(claim);
        if (job.isCancelAsked()) {
            throw new Stopped(true);
        }
        var taken = network.take(checkpoint.rows());
        long imported = taken.fates().stream().filter(Fate.IMPORTED::equals).count();
        file.advances(
                imported, taken.fates().size() - imported, checkpoint.rejected().size(), checkpoint.endOfFile());
        for (RejectedRow row : checkpoint.rejected()) {
            if (job.rejections() < MOST_REJECTIONS) {
                rows.add(new ImportRejection(claim.job(), file.name(), row.line(), row.code(), row.arguments()));
            }
        }
        job.progresses(checkpoint.bytesDone(), checkpoint.rejected().size(), taken.unmatched());
    }

    /** A file that cannot be read to its end: what was read stays, and the report says so. */
    void giveUp(Claim claim, FileTask task) {
        var job = job(claim.job());
        hold(claim);
        rows.file(task.id()).ifPresent(file -> file.advances(0, 0, 0, true));
        rows.add(new ImportRejection(claim.job(), task.name(), 0, "unreadable", ""));
        job.progresses(0, 1, 0);
    }

    void match(Claim claim) {
        var job = job(claim.job());
        hold(claim);
        job.matched(network.match());
    }

    void hold(Claim claim) {
        if (!tickets.hold(claim.job(), claim.worker(), clock.instant().plus(lease))) {
            throw new Stopped(false);
        }
    }

    /** Lets go for a while, so that another worker, or this one, tries again. */
    void release(Claim claim, Duration pause) {
        tickets.hold(claim.job(), claim.worker(), clock.instant().plus(pause));
    }

    void end(Claim claim, ImportState as, @Nullable String failureCode) {
        var job = job(claim.job());
        hold(claim);
        job.ends(as, failureCode, clock.instant());
        auditTrail.record(
                "import." + as.name().toLowerCase(Locale.ROOT),
                "import:" + job.id(),
                Map.of("rejections", job.rejections(), "attempts", job.attempts()));
        rows.flush();
        rows.removeChunks(claim.job());
        tickets.remove(claim.job());
    }

    private ImportJob job(Id id) {
        return rows.job(id).orElseThrow(DomainException::notFound);
    }
}
