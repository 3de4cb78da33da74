package dev.acquaint.tenancy;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is asking, as our own records know them.
 *
 * @param tenantIfAny null only for a platform operator, who belongs to no tenant; read {@link #tenant()} instead
 * @param member the member row of the person or service; null for a platform operator and for an organization's own job
 * @param subject the identity provider's id
 * @param organizationName as people call it; empty without a tenant
 */
public record Caller(
        @Nullable TenantId tenantIfAny,
        @Nullable Id member,
        String subject,
        String name,
        Set<Role> roles,
        Set<Permission> permissions,
        String organizationName,
        Locale language) {

    public Caller {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** A background job that goes on with what a member asked for, with just the permissions that it needs. */
    public static Caller job(String job, TenantId tenant, @Nullable Id member, Permission... permissions) {
        return new Caller(tenant, member, "job:" + job, job, Set.of(), Set.of(permissions), "", Locale.ENGLISH);
    }

    /** The tenant whose data this caller works on; refuses a caller without one. */
    public TenantId tenant() {
        if (tenantIfAny == null) {
            throw new DomainException(ErrorCode.FORBIDDEN, "This needs a membership in an organization.");
        }
        return tenantIfAny;
    }

    /** The member whose own data this caller works on; refuses a caller that is none. */
    public Id memberId() {
        return Optional.ofNullable(member)
                .orElseThrow(() -> new DomainException(ErrorCode.FORBIDDEN, "This is for members only."));
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
