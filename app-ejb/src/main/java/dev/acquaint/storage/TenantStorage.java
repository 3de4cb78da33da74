package dev.acquaint.storage;

import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.jspecify.annotations.Nullable;

/**
 * The one way for a repository to an entity manager. It works within a transaction and sees the rows of one tenant, the
 * caller's, for as long as that transaction lasts. Without a caller or a transaction it refuses.
 */
@ApplicationScoped
public class TenantStorage {

    private static final String BOUND = TenantStorage.class.getName();

    @PersistenceContext(unitName = "acquaint")
    private EntityManager entityManager;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private CurrentTenant currentTenant;

    /** The entity manager of this transaction, bound to the caller's tenant. Ask for it in each method; never keep it. */
    public EntityManager entities() {
        var tenant = currentTenant.id();
        var bound = bound();
        if (bound == null) {
            entityManager.setProperty(PersistenceUnitProperties.MULTITENANT_PROPERTY_DEFAULT, tenant.value());
            transactions.putResource(BOUND, tenant);
        } else if (!bound.equals(tenant)) {
            // EclipseLink would go on with the first tenant's objects in its memory and mix the two.
            throw new IllegalStateException("This transaction already works for another tenant");
        }
        return entityManager;
    }

    /**
     * The entity manager for entities that belong to no tenant. For repositories marked
     * {@link dev.acquaint.tenancy.CrossTenant} only; a query for a tenant's entity fails here unless one is bound.
     */
    public EntityManager crossTenantEntities() {
        bound();
        return entityManager;
    }

    private @Nullable TenantId bound() {
        if (transactions.getTransactionKey() == null) {
            throw new IllegalStateException("The database is used within a transaction only");
        }
        return (TenantId) transactions.getResource(BOUND);
    }
}
