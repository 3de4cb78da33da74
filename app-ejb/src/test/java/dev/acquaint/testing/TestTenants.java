package dev.acquaint.testing;

import dev.acquaint.kernel.Id;
import dev.acquaint.storage.DataSources;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Role;
import dev.acquaint.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** Makes tenants with a member to work in, and lets a test be one of their people. */
@ApplicationScoped
public class TestTenants {

    /**
     * A tenant of this test alone.
     *
     * @param member its first member, active, with role member
     */
    public record TestTenant(TenantId id, String organizationId, String name, Id member, String subject) {

        /** Somebody of this tenant with these roles; the first member if one of them is {@link Role#MEMBER}. */
        public Caller with(Role first, Role... more) {
            Set<Role> roles = EnumSet.of(first, more);
            return new Caller(
                    id,
                    roles.contains(Role.MEMBER) ? member : null,
                    roles.contains(Role.MEMBER) ? subject : "somebody",
                    "Somebody",
                    roles,
                    Role.permissionsOf(roles, Set.of()),
                    name,
                    Locale.ENGLISH);
        }

        /** An integrator whose token has every scope. */
        public Caller integrator() {
            return new Caller(
                    id,
                    null,
                    "integrator",
                    "Integrator",
                    Set.of(Role.INTEGRATOR),
                    Role.INTEGRATOR.permissions(),
                    name,
                    Locale.ENGLISH);
        }

        /** The first member, with every permission there is: for tests of storage, not of permissions. */
        public Caller almighty() {
            return new Caller(
                    id,
                    member,
                    subject,
                    "Somebody",
                    EnumSet.allOf(Role.class),
                    EnumSet.allOf(Permission.class),
                    name,
                    Locale.ENGLISH);
        }
    }

    @Resource(lookup = DataSources.NAME)
    private DataSource database;

    @Inject
    private CurrentTenant currentTenant;

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public TestTenant newTenant(String name) {
        var organization = UUID.randomUUID().toString();
        try (var connection = database.getConnection();
                var tenant = connection.prepareStatement("""
                        INSERT INTO tenant (organization_id, alias, name, contact_email, state, language, created_at)
                        VALUES (?, ?, ?, 'contact@example.org', 'APPROVED', 'en', UTC_TIMESTAMP(6))""", Statement.RETURN_GENERATED_KEYS)) {
            tenant.setString(1, organization);
            tenant.setString(2, organization);
            tenant.setString(3, name);
            tenant.executeUpdate();
            try (var keys = tenant.getGeneratedKeys()) {
                keys.next();
                var id = new TenantId(keys.getInt(1));
                var subject = UUID.randomUUID().toString();
                return new TestTenant(id, organization, name, newMember(id, subject), subject);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One more active member with role member. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Id newMember(TenantId tenant, String subject) {
        var id = Id.next();
        try (var connection = database.getConnection();
                var member = connection.prepareStatement("""
                        INSERT INTO member (tenant_id, id, subject, email, name, roles, state, language, created_at)
                        VALUES (?, ?, ?, ?, 'Somebody', 'member', 'ACTIVE', 'en', UTC_TIMESTAMP(6))""")) {
            member.setInt(1, tenant.value());
            member.setLong(2, id.value());
            member.setString(3, subject);
            member.setString(4, subject + "@example.org");
            member.executeUpdate();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does the work as this caller, without a transaction: the services open their own. */
    public <T> T as(Caller caller, Callable<T> work) {
        try (var entered = currentTenant.enter(caller)) {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does the work as this caller within one transaction: for tests of repositories. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T> T inTransactionAs(Caller caller, Callable<T> work) {
        return as(caller, work);
    }
}
