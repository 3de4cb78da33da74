package dev.acquaint.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.storage.DataSources;
import dev.acquaint.tenancy.Role;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest extends InContainer {

    @Inject
    private AuditTrail trail;

    @Inject
    private TestTenants tenants;

    @Resource(lookup = DataSources.NAME)
    private DataSource application;

    private TestTenants.TestTenant tenant;

    @BeforeEach
    void aTenantWithFiveActs() {
        if (tenants != null) { // in the container
            tenant = tenants.newTenant("Audited");
            for (int act = 1; act <= 5; act++) {
                record("thing.done", "thing:" + act);
            }
        }
    }

    @Test
    void acts_are_listed_newest_first_and_page_by_page() {
        var first = asAuditor(() -> trail.list(null, 3));
        var second = asAuditor(() -> trail.list(first.next(), 3));

        assertThat(first.items()).extracting(AuditEntry::subject).containsExactly("thing:5", "thing:4", "thing:3");
        assertThat(second.items()).extracting(AuditEntry::subject).containsExactly("thing:2", "thing:1");
        assertThat(second.next()).isNull();
        assertThat(first.items().get(0).actor()).isEqualTo("member:" + tenant.member());
    }

    @Test
    void an_untouched_trail_is_intact() {
        assertThat(asAuditor(trail::verify)).isEqualTo(new AuditVerdict(5, null));
    }

    private void record(String act, String subject) {
        tenants.inTransactionAs(tenant.with(Role.MEMBER), () -> {
            trail.record(act, subject, Map.of("b", 2, "a", "one"));
            return null;
        });
    }

    private <T> T asAuditor(java.util.concurrent.Callable<T> work) {
        return tenants.as(tenant.with(Role.ORG_ADMIN), work);
    }
}
