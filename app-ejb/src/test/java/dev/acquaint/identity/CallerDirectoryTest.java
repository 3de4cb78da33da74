package dev.acquaint.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Role;
import dev.acquaint.tenancy.VerifiedIdentity;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import dev.acquaint.testing.TestTenants.TestTenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerDirectoryTest extends InContainer {

    @Inject
    private CallerDirectory directory;

    @Inject
    private Members members;

    @Inject
    private Operator operator;

    @Inject
    private TestTenants tenants;

    private TestTenant tenant;

    @BeforeEach
    void aTenant() {
        if (tenants != null) { // in the container
            tenant = tenants.newTenant("Bright Path");
        }
    }

    @Test
    void a_member_comes_in_with_the_permissions_of_their_roles() {
        var caller = directory.callerFor(identity(tenant.subject(), "member", "offline_access"));

        assertThat(caller.tenant()).isEqualTo(tenant.id());
        assertThat(caller.memberId()).isEqualTo(tenant.member());
        assertThat(caller.organizationName()).isEqualTo("Bright Path");
        assertThat(caller.roles()).containsExactly(Role.MEMBER);
        assertThat(caller.permissions()).isEqualTo(Role.MEMBER.permissions());
    }

    @Test
    void somebody_new_becomes_a_member_at_first_sight_and_stays_the_same_one() {
        var subject = UUID.randomUUID().toString();

        var first = directory.callerFor(identity(subject, "coach"));
        var again = directory.callerFor(identity(subject, "coach", "org-admin"));

        assertThat(again.memberId()).isEqualTo(first.memberId());
        assertThat(members(Role.ORG_ADMIN))
                .filteredOn(member -> member.id().equals(first.memberId()))
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.state()).isEqualTo(MemberState.ACTIVE);
                    assertThat(member.roles()).containsExactlyInAnyOrder(Role.COACH, Role.ORG_ADMIN);
                });
    }

    @Test
    void two_first_requests_at_once_make_one_member() throws Exception {
        var subject = UUID.randomUUID().toString();
        var threads = Executors.newFixedThreadPool(8);
        try {
            // Different scopes, so that no request is answered from the cache.
            var calls = new ArrayList<Callable<Object>>();
            for (int request = 0; request < 8; request++) {
                var scope = "scope-" + request;
                calls.add(() -> directory
                        .callerFor(identity(tenant.organizationId(), subject, Set.of("member"), Set.of(scope)))
                        .memberId());
            }
            var ids = new HashSet<>();
            for (var call : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                ids.add(call.get());
            }
            assertThat(ids).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_integrator_may_what_its_token_says_and_is_no_member() {
        var caller = directory.callerFor(identity(
                tenant.organizationId(),
                "service",
                Set.of("integrator"),
                Set.of("decisions:evaluate", "network:read", "openid", "no-such:scope")));

        assertThat(caller.permissions()).containsExactlyInAnyOrder(Permission.EVALUATE, Permission.READ_NETWORK);
        assertThat(caller.member()).isNull();
    }

    @Test
    void an_operator_belongs_to_no_tenant_and_reads_none() {
        var caller = directory.callerFor(identity(null, "operator", Set.of("platform-operator", "member"), Set.of()));

        assertThat(caller.permissions()).containsExactly(Permission.OPERATE_PLATFORM);
        assertThatThrownBy(caller::tenant).isInstanceOf(DomainException.class);
    }

    @Test
    void within_an_organization_nobody_is_an_operator() {
        var caller = directory.callerFor(identity(tenant.subject(), "member", "platform-operator"));

        assertThat(caller.permissions()).doesNotContain(Permission.OPERATE_PLATFORM);
    }

    @Test
    void an_unknown_organization_is_refused() {
        assertRefused(
                identity(UUID.randomUUID().toString(), tenant.subject(), Set.of("member"), Set.of()), "not known");
    }

    @Test
    void somebody_without_a_role_is_refused() {
        assertRefused(identity(tenant.subject(), "default-roles-acquaint"), "no role");
    }

    @Test
    void a_suspended_organization_is_refused_from_the_next_request() {
        assertThat(directory.callerFor(identity(tenant.subject(), "member"))).isNotNull();

        asOperator(() -> operator.suspend(tenant.id()));
        assertRefused(identity(tenant.subject(), "member"), "suspended");

        asOperator(() -> operator.approve(tenant.id()));
        assertThat(directory.callerFor(identity(tenant.subject(), "member"))).isNotNull();
    }

    @Test
    void a_disabled_member_is_refused_from_the_next_request() {
        assertThat(directory.callerFor(identity(tenant.subject(), "member"))).isNotNull();

        tenants.as(tenant.with(Role.COACH), () -> members.disable(tenant.member()));
        assertRefused(identity(tenant.subject(), "member"), "closed your access");

        tenants.as(tenant.with(Role.COACH), () -> members.enable(tenant.member()));
        assertThat(directory.callerFor(identity(tenant.subject(), "member"))).isNotNull();
    }

    private void assertRefused(VerifiedIdentity identity, String because) {
        assertThatThrownBy(() -> directory.callerFor(identity))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining(because);
    }

    private List<MemberView> members(Role as) {
        return tenants.as(tenant.with(as), members::list);
    }

    private OrganizationView asOperator(Callable<OrganizationView> work) {
        return tenants.as(directory.callerFor(identity(null, "operator", Set.of("platform-operator"), Set.of())), work);
    }

    private VerifiedIdentity identity(String subject, String... roles) {
        return identity(tenant.organizationId(), subject, Set.of(roles), Set.of());
    }

    private static VerifiedIdentity identity(
            String organizationId, String subject, Set<String> roles, Set<String> scopes) {
        return new VerifiedIdentity(
                subject,
                organizationId,
                "alias",
                roles,
                scopes,
                "Somebody New",
                subject + "@example.org",
                Instant.parse("2099-01-01T00:00:00Z"));
    }
}
