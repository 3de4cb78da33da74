package dev.acquaint.policy;

import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.engine.document.Packs;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** At every start, keeps the packs of this release, so that what they decide can be replayed when they are gone. */
@Singleton
@Startup
@DependsOn("StorageCheck")
@TransactionManagement(TransactionManagementType.BEAN)
public class PackKeeper {

    @Inject
    private PackReleases releases;

    @PostConstruct
    void keepAll() {
        Packs.standard().all().forEach(this::keep);
    }

    private void keep(PolicyVersion pack) {
        try {
            releases.keep(pack);
        } catch (RuntimeException e) {
            // Another copy, starting at the same time, has kept it; if that is not the reason, this fails as well.
            if (releases.find(pack.hash()).isEmpty()) {
                throw e;
            }
        }
    }
}
