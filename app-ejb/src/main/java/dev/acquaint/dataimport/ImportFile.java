package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** One file of an upload, with its counts and so how far it has been read: both change with the rows themselves. */
@Entity
@Table(name = "import_file")
class ImportFile extends TenantOwned {

    static final int MAX_NAME = 500;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "job_id", nullable = false, updatable = false)
    private Id job;

    @Column(name = "sequence", nullable = false, updatable = false)
    private int sequence;

    @Column(name = "name", nullable = false, updatable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false, updatable = false)
    private FileKind kind;

    @Column(name = "size_bytes", nullable = false, updatable = false)
    private long size;

    @Column(name = "rows_read", nullable = false)
    private long rowsRead;

    @Column(name = "imported", nullable = false)
    private long imported;

    @Column(name = "unchanged", nullable = false)
    private long unchanged;

    @Column(name = "rejected", nullable = false)
    private long rejected;

    @Column(name = "done", nullable = false)
    private boolean done;

    protected ImportFile() {}

    ImportFile(Id job, int sequence, Upload.Found found) {
        super(Id.next());
        this.job = job;
        this.sequence = sequence;
        this.name = found.name();
        this.kind = found.kind();
        this.size = found.size();
        this.done = !found.kind().isRead() || found.fault() != null;
    }

    void advances(long importedMore, long unchangedMore, long rejectedMore, boolean toItsEnd) {
        imported += importedMore;
        unchanged += unchangedMore;
        rejected += rejectedMore;
        rowsRead += importedMore + unchangedMore + rejectedMore;
        done = toItsEnd;
    }

    String name() {
        return name;
    }

    FileKind kind() {
        return kind;
    }

    long size() {
        return size;
    }

    long rowsRead() {
        return rowsRead;
    }

    boolean isDone() {
        return done;
    }

    ImportView.FileReport report() {
        return new ImportView.FileReport(name, kind.code(), rowsRead, imported, unchanged, rejected, done);
    }
}
