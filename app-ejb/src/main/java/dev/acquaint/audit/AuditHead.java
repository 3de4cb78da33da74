package dev.acquaint.audit;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * The end of a tenant's chain, one row a tenant. Commands queue for it, so that two never follow the same event; and it
 * tells how far the chain must reach, so that cutting off the newest events shows.
 */
@Entity
@Table(name = "audit_chain")
class AuditHead extends TenantOwned {

    static final Id ONLY = new Id(1);

    @Column(name = "sequence", nullable = false)
    private long sequence;

    @Column(name = "hash", nullable = false)
    private String hash;

    protected AuditHead() {}

    private AuditHead(Id id) {
        super(id);
        sequence = 0;
        hash = AuditEvent.NO_HASH;
    }

    static AuditHead ofNewChain() {
        return new AuditHead(ONLY);
    }

    void reach(AuditEvent event) {
        sequence = event.sequence();
        hash = event.hash();
    }

    long sequence() {
        return sequence;
    }

    String hash() {
        return hash;
    }
}
