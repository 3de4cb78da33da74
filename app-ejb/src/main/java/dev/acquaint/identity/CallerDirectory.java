package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.PublicAccess;
import dev.acquaint.tenancy.Role;
import dev.acquaint.tenancy.VerifiedIdentity;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what a verified credential says into a caller of ours, or refuses. Refused are organizations that we do not know
 * or that are not approved, disabled members, and credentials without any role of ours.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CallerDirectory {

    @Inject
    private CallerCache cache;

    @Inject
    private Tenants tenants;

    @Inject
    private Arrivals arrivals;

    @Inject
    private CurrentTenant currentTenant;

    /** To be asked before a caller is entered on this thread; cheap for somebody who was here a moment ago. */
    @PublicAccess("It is how a caller becomes known")
    public Caller callerFor(VerifiedIdentity identity) {
        var key = new CallerCache.Key(
                identity.subject(), identity.organizationId(), identity.roles(), identity.scopes(), identity.name());
        var kept = cache.find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        var caller = lookUp(identity);
        cache.keep(key, caller);
        return caller;
    }

    private Caller lookUp(VerifiedIdentity identity) {
        var roles = rolesOf(identity);
        var organization = identity.organizationId();
        if (organization == null) {
            return operator(identity, roles);
        }
        // Whoever works within an organization does so without the platform's office: an operator sees no data.
        roles.remove(Role.PLATFORM_OPERATOR);
        if (roles.isEmpty()) {
            throw new DomainException(ErrorCode.FORBIDDEN, "Your organization has given you no role yet.");
        }
        var tenant = tenants.ofOrganization(organization)
                .orElseThrow(() -> new DomainException(ErrorCode.FORBIDDEN, "This organization is not known here."));
        switch (tenant.state()) {
            case PENDING ->
                throw new DomainException(ErrorCode.FORBIDDEN, "Your organization has not been approved yet.");
            case SUSPENDED -> throw new DomainException(ErrorCode.FORBIDDEN, "Your organization has been suspended.");
            case APPROVED -> {}
        }
        var permissions = Role.permissionsOf(roles, identity.scopes());
        if (roles.equals(EnumSet.of(Role.INTEGRATOR))) {
            return new Caller(
                    tenant.id(),
                    null,
                    identity.subject(),
                    identity.name(),
                    roles,
                    permissions,
                    tenant.name(),
                    tenant.language());
        }
        var member = member(identity, roles, tenant);
        return new Caller(
                tenant.id(),
                member.id(),
                identity.subject(),
                member.name(),
                roles,
                permissions,
                tenant.name(),
                member.language());
    }

    private Member member(VerifiedIdentity identity, Set<Role> roles, Tenant tenant) {
        try (var entered = currentTenant.enter(Caller.job("arrival", tenant.id(), null))) {
            try {
                return arrivals.arrive(identity, roles, tenant.language());
            } catch (DomainException e) {
                throw e;
            } catch (PersistenceException | TransactionalException e) {
                // Two first requests at once: the other one made the row, or changed it, and now it is there.
                return arrivals.arrive(identity, roles, tenant.language());
            }
        }
    }

    private static Caller operator(VerifiedIdentity identity, Set<Role> roles) {
        if (!roles.contains(Role.PLATFORM_OPERATOR)) {
            throw new DomainException(ErrorCode.FORBIDDEN, "Your account belongs to no organization.");
        }
        var only = Collections.unmodifiableSet(EnumSet.of(Role.PLATFORM_OPERATOR));
        return new Caller(
                null,
                null,
                identity.subject(),
                identity.name(),
                only,
                Role.permissionsOf(only, Set.of()),
                "",
                Locale.ENGLISH);
    }

    private static Set<Role> rolesOf(VerifiedIdentity identity) {
        var roles = EnumSet.noneOf(Role.class);
        identity.roles().stream().map(Role::ofCode).flatMap(Optional::stream).forEach(roles::add);
        return roles;
    }
}
