package dev.acquaint.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.storage.DataSources;
import dev.acquaint.tenancy.Role;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET detail = '{}' WHERE tenant_id = %d AND sequence = 3",
                "UPDATE audit_event SET actor_name = 'Somebody Else' WHERE tenant_id = %d AND sequence = 3",
                "UPDATE audit_event SET at = at + INTERVAL 1 MICROSECOND WHERE tenant_id = %d AND sequence = 3",
                "UPDATE audit_event SET hash = REPEAT('a', 64) WHERE tenant_id = %d AND sequence = 3",
                "DELETE FROM audit_event WHERE tenant_id = %d AND sequence = 3",
                "UPDATE audit_event SET sequence = 300 WHERE tenant_id = %d AND sequence = 3",
            })
    void whatever_is_done_to_the_third_act_shows_there(String tampering) throws SQLException {
        asOwnerOfTheSchema(tampering.formatted(tenant.id().value()));

        assertThat(asAuditor(trail::verify).firstBroken()).contains(3L);
    }

    @Test
    void two_acts_that_changed_places_show() throws SQLException {
        asOwnerOfTheSchema(
                "UPDATE audit_event SET sequence = 100 WHERE tenant_id = %d AND sequence = 2",
                "UPDATE audit_event SET sequence = 2 WHERE tenant_id = %d AND sequence = 3",
                "UPDATE audit_event SET sequence = 3 WHERE tenant_id = %d AND sequence = 100");

        assertThat(asAuditor(trail::verify).firstBroken()).contains(2L);
    }

    @Test
    void a_trail_that_was_cut_short_shows() throws SQLException {
        asOwnerOfTheSchema("DELETE FROM audit_event WHERE tenant_id = %d AND sequence = 5");

        assertThat(asAuditor(trail::verify).firstBroken()).contains(5L);
    }

    @Test
    void an_act_that_was_slipped_in_at_the_end_shows() throws SQLException {
        asOwnerOfTheSchema("""
                INSERT INTO audit_event
                SELECT tenant_id, id + 1, 6, hash, hash, actor, actor_name, act, subject, detail, at
                FROM audit_event WHERE tenant_id = %d AND sequence = 5""");

        assertThat(asAuditor(trail::verify).firstBroken()).contains(6L);
    }

    @Test
    void the_application_itself_can_neither_change_nor_remove_what_was_written() {
        for (String forbidden : new String[] {
            "UPDATE audit_event SET act = 'nothing' WHERE tenant_id = %d",
            "DELETE FROM audit_event WHERE tenant_id = %d"
        }) {
            assertThatThrownBy(() -> {
                        try (var connection = application.getConnection();
                                var statement = connection.createStatement()) {
                            statement.execute(forbidden.formatted(tenant.id().value()));
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("command denied");
        }
    }

    @Test
    void acts_at_the_same_time_stand_one_after_the_other() throws Exception {
        var threads = Executors.newFixedThreadPool(6);
        try {
            var acts = new ArrayList<Callable<Void>>();
            for (int act = 0; act < 30; act++) {
                var subject = "thing:at-once-" + act;
                acts.add(() -> {
                    record("thing.done", subject);
                    return null;
                });
            }
            for (var done : threads.invokeAll(acts, 120, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asAuditor(trail::verify)).isEqualTo(new AuditVerdict(35, null));
    }

    @Test
    void an_act_is_written_with_the_command_or_not_at_all() {
        assertThatThrownBy(() -> tenants.inTransactionAs(tenant.with(Role.MEMBER), () -> {
                    trail.record("thing.failed", "thing:6", Map.of());
                    throw new DomainException(ErrorCode.CONFLICT, "no");
                }))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> tenants.as(tenant.with(Role.MEMBER), () -> {
                    trail.record("thing.without-transaction", "thing:7", Map.of());
                    return null;
                }))
                .isInstanceOf(EJBTransactionRequiredException.class);

        assertThat(asAuditor(trail::verify)).isEqualTo(new AuditVerdict(5, null));
    }

    @Test
    void only_auditors_read_it() {
        assertThatThrownBy(() ->
                        tenants.as(tenant.with(Role.MEMBER, Role.COACH, Role.HR_MANAGER), () -> trail.list(null, 10)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    private void asOwnerOfTheSchema(String... statements) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = new MariaDbDataSource(config.getValue("acquaint.db.url", String.class))
                        .getConnection(
                                config.getValue("test.db.owner.user", String.class),
                                config.getValue("test.db.owner.password", String.class));
                var statement = connection.createStatement()) {
            for (String each : statements) {
                assertThat(statement.executeUpdate(each.formatted(tenant.id().value())))
                        .as("rows that were tampered with")
                        .isEqualTo(1);
            }
        }
    }

    private void record(String act, String subject) {
        tenants.inTransactionAs(tenant.with(Role.MEMBER), () -> {
            trail.record(act, subject, Map.of("b", 2, "a", "one"));
            return null;
        });
    }

    private <T> T asAuditor(Callable<T> work) {
        return tenants.as(tenant.with(Role.ORG_ADMIN), work);
    }
}
