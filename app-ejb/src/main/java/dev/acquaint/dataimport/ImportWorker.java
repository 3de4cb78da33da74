package dev.acquaint.dataimport;

import dev.acquaint.dataimport.ImportSteps.Claim;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for imports to work on, one at a time. Every copy of the application has one; tickets in the database see to it
 * that no two of them do the same.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    private final String name = UUID.randomUUID().toString();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;

    @Inject
    private ImportSteps steps;

    @Inject
    private ImportRunner runner;

    @Inject
    private CurrentTenant currentTenant;

    @Resource
    private ManagedExecutorService executor;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    public void look() {
        if (!stopping && busy.compareAndSet(false, true)) {
            try {
                executor.execute(this::work);
            } catch (RejectedExecutionException e) {
                busy.set(false);
            }
        }
    }

    private void work() {
        try {
            for (Optional<Claim> claim = steps.claim(name); claim.isPresent() && !stopping; claim = steps.claim(name)) {
                run(claim.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("Imports cannot be worked on at the moment", e);
        } finally {
            busy.set(false);
        }
    }

    private void run(Claim claim) {
        var caller = Caller.job(
                "import",
                claim.tenant(),
                claim.member(),
                Permission.IMPORT,
                Permission.OWN_NETWORK,
                Permission.EVALUATE,
                Permission.READ_POLICIES);
        try (var entered = currentTenant.enter(caller)) {
            runner.run(claim);
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }
}
