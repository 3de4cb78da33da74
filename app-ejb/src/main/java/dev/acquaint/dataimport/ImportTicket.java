package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.CrossTenant;
import dev.acquaint.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work to be had. Held by one worker until an instant that the worker keeps moving ahead. */
@Entity
@Table(name = "import_ticket")
@CrossTenant("Workers serve all tenants; a ticket names nothing but whose job it is, and the worker enters that tenant")
class ImportTicket {

    @jakarta.persistence.Id
    @Column(name = "id", nullable = false, updatable = false)
    private long id;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    private int tenant;

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "queued_at", nullable = false, updatable = false)
    private Instant queuedAt;

    @Column(name = "held_by")
    private @Nullable String heldBy;

    @Column(name = "held_until", nullable = false)
    private Instant heldUntil;

    protected ImportTicket() {}

    ImportTicket(TenantId tenant, Id member, Id job, Instant now) {
        this.id = job.value();
        this.tenant = tenant.value();
        this.member = member;
        this.queuedAt = now;
        this.heldUntil = now;
    }

    Id job() {
        return new Id(id);
    }

    TenantId tenant() {
        return new TenantId(tenant);
    }

    Id member() {
        return member;
    }
}
