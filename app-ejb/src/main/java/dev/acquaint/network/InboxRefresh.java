package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an inbox up to date in the background when somebody looks at it and finds stale outcomes. If it dies half-way
 * nothing is lost: the next look starts it again. Two copies at work cost time, never correctness.
 */
@ApplicationScoped
class InboxRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRefresh.class);

    private final Set<Whose> underWay = ConcurrentHashMap.newKeySet();

    @Inject
    private InboxDecisions decisions;

    @Inject
    private CurrentTenant currentTenant;

    @Resource
    private ManagedExecutorService executor;

    private record Whose(TenantId tenant, Id member) {}

    void start() {
        var caller = currentTenant.caller();
        var whose = new Whose(caller.tenant(), caller.memberId());
        if (underWay.add(whose)) {
            try {
                executor.execute(() -> refresh(whose));
            } catch (RejectedExecutionException e) {
                underWay.remove(whose);
            }
        }
    }

    private void refresh(Whose whose) {
        var caller = Caller.job("inbox", whose.tenant(), whose.member(), Permission.OWN_NETWORK, Permission.EVALUATE);
        try (var entered = currentTenant.enter(caller)) {
            int decided = decisions.decideSome();
            while (decided > 0) {
                decided = decisions.decideSome();
            }
        } catch (RuntimeException e) {
            LOG.warn("An inbox could not be brought up to date", e);
        } finally {
            underWay.remove(whose);
        }
    }
}
