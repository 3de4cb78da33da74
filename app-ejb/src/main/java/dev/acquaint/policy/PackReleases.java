package dev.acquaint.policy;

import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.storage.TenantStorage;
import dev.acquaint.tenancy.CrossTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** Every pack that any release of the product has shipped to this database. */
@ApplicationScoped
@CrossTenant("Packs come with the product and are the same for everybody")
class PackReleases {

    @Inject
    private TenantStorage storage;

    @Inject
    private Clock clock;

    /** Keeps the pack for replays by later releases; in a transaction of its own, for another copy may keep it too. */
    @Transactional(TxType.REQUIRES_NEW)
    public void keep(PolicyVersion pack) {
        var entities = storage.crossTenantEntities();
        if (entities.find(PackRelease.class, pack.hash()) == null) {
            entities.persist(PackRelease.of(pack, clock.instant()));
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    public Optional<PackRelease> find(String hash) {
        return Optional.ofNullable(storage.crossTenantEntities().find(PackRelease.class, hash));
    }
}
