package dev.acquaint.identity;

import dev.acquaint.storage.TenantStorage;
import dev.acquaint.tenancy.CrossTenant;
import dev.acquaint.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The list of tenants. */
@ApplicationScoped
@CrossTenant("A tenant must be found before anybody works within it")
@Transactional(Transactional.TxType.REQUIRED)
class Tenants {

    @Inject
    private TenantStorage storage;

    Optional<Tenant> ofOrganization(String organizationId) {
        return storage.crossTenantEntities()
                .createQuery("SELECT t FROM Tenant t WHERE t.organizationId = :organization", Tenant.class)
                .setParameter("organization", organizationId)
                .getResultStream()
                .findFirst();
    }

    Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(storage.crossTenantEntities().find(Tenant.class, id.value()));
    }

    List<Tenant> all() {
        return storage.crossTenantEntities()
                .createQuery("SELECT t FROM Tenant t ORDER BY t.createdAt DESC, t.id DESC", Tenant.class)
                .getResultList();
    }

    /** Its id is known afterwards. */
    void add(Tenant tenant) {
        storage.crossTenantEntities().persist(tenant);
        storage.crossTenantEntities().flush();
    }
}
