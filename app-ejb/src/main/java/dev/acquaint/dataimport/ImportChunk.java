package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** A piece of an upload. In the database, because any node may do the work; in pieces, so that none is held whole. */
@Entity
@Table(name = "import_chunk")
class ImportChunk extends TenantOwned {

    static final int SIZE = 1 << 20;

    @Column(name = "job_id", nullable = false, updatable = false)
    private Id job;

    @Column(name = "sequence", nullable = false, updatable = false)
    private int sequence;

    @Lob
    @Column(name = "content", nullable = false, updatable = false)
    private byte[] content;

    protected ImportChunk() {}

    ImportChunk(Id job, int sequence, byte[] content) {
        super(Id.next());
        this.job = job;
        this.sequence = sequence;
        this.content = content;
    }
}
