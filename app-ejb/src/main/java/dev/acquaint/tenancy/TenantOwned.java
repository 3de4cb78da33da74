package dev.acquaint.tenancy;

import dev.acquaint.kernel.Id;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.MappedSuperclass;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * Base of every entity that belongs to a tenant. EclipseLink adds the tenant to each statement and writes it on insert;
 * no attribute holds it, so that no code can set it. The primary key is (tenant_id, id): another tenant's id is free.
 */
@MappedSuperclass
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "tenant_id", discriminatorType = DiscriminatorType.INTEGER, primaryKey = true)
public abstract class TenantOwned {

    @jakarta.persistence.Id
    @Column(name = "id", nullable = false, updatable = false)
    private long id;

    /** For JPA only. */
    protected TenantOwned() {}

    protected TenantOwned(Id id) {
        this.id = id.value();
    }

    public final Id id() {
        return new Id(id);
    }
}
