package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import dev.acquaint.network.NetworkImport.Tally;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One upload on its way into a network: queued, running under some worker, and then done, failed or cancelled. A worker
 * that dies leaves it running; the next one goes on at the last checkpoint.
 */
@Entity
@Table(name = "import_job")
class ImportJob extends TenantOwned {

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "uploaded_by", nullable = false, updatable = false)
    private String uploadedBy;

    @Column(name = "language", nullable = false, updatable = false)
    private String language;

    @Column(name = "file_name", nullable = false, updatable = false)
    private String fileName;

    @Column(name = "size_bytes", nullable = false, updatable = false)
    private long size;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private ImportState state;

    @Column(name = "cancel_asked", nullable = false)
    private boolean cancelAsked;

    @Column(name = "attempts", nullable = false)
    private int attempts;

    @Column(name = "bytes_total", nullable = false, updatable = false)
    private long bytesTotal;

    @Column(name = "bytes_done", nullable = false)
    private long bytesDone;

    @Column(name = "rejections", nullable = false)
    private long rejections;

    @Column(name = "unmatched", nullable = false)
    private long unmatched;

    @Column(name = "open_incoming")
    private @Nullable Long openIncoming;

    @Column(name = "open_outgoing")
    private @Nullable Long openOutgoing;

    @Column(name = "doubtful")
    private @Nullable Long doubtful;

    @Column(name = "history")
    private @Nullable Long history;

    @Column(name = "failure_code")
    private @Nullable String failureCode;

    @Column(name = "uploaded_at", nullable = false, updatable = false)
    private Instant uploadedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    protected ImportJob() {}

    private ImportJob(
            Id member, String uploadedBy, Locale language, String fileName, long size, long bytesTotal, Instant now) {
        super(Id.next());
        this.member = member;
        this.uploadedBy = uploadedBy;
        this.language = language.getLanguage();
        this.fileName = fileName;
        this.size = size;
        this.bytesTotal = bytesTotal;
        this.uploadedAt = now;
        this.state = ImportState.QUEUED;
    }

    static ImportJob queued(
            Id member, String uploadedBy, Locale language, String fileName, long size, long bytesTotal, Instant now) {
        return new ImportJob(member, uploadedBy, language, fileName, size, bytesTotal, now);
    }

    /** A worker begins, or takes over from one that died. */
    void begins(Instant now) {
        state = ImportState.RUNNING;
        attempts++;
        if (startedAt == null) {
            startedAt = now;
        }
    }

    void progresses(long done, long rejectedMore, long unmatchedMore) {
        bytesDone = Math.min(bytesTotal, Math.max(bytesDone, done));
        rejections += rejectedMore;
        unmatched += unmatchedMore;
    }

    void matched(Tally tally) {
        openIncoming = tally.openIncoming();
        openOutgoing = tally.openOutgoing();
        doubtful = tally.doubtful();
        history = tally.history();
    }

    void ends(ImportState as, @Nullable String code, Instant now) {
        state = as;
        failureCode = code;
        finishedAt = now;
    }

    boolean isCancelAsked() {
        return cancelAsked;
    }

    long rejections() {
        return rejections;
    }

    int attempts() {
        return attempts;
    }

    Id member() {
        return member;
    }

    boolean isOf(@Nullable Id someMember, String subject) {
        return member.equals(someMember) || uploadedBy.equals(subject);
    }

    String fileName() {
        return fileName;
    }

    long size() {
        return size;
    }

    ImportState state() {
        return state;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    @Nullable
    String failureCode() {
        return failureCode;
    }

    /** What is left after the last row, matching and deciding, counts as a tenth. */
    double progress() {
        if (state == ImportState.DONE) {
            return 1;
        }
        double read = bytesTotal == 0 ? 1 : (double) bytesDone / bytesTotal;
        return state == ImportState.QUEUED ? 0 : Math.round(read * 900) / 1000.0;
    }

    ImportView.@Nullable Matching matching() {
        return openIncoming == null || openOutgoing == null || doubtful == null || history == null
                ? null
                : new ImportView.Matching(openIncoming, openOutgoing, doubtful, history, unmatched);
    }
}
