package dev.acquaint.identity;

import dev.acquaint.audit.AuditTrail;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.storage.TenantStorage;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CrossTenant;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The database's part of signing up, each step a transaction. */
@ApplicationScoped
@CrossTenant("There is no tenant before the sign-up is verified")
@Transactional(Transactional.TxType.REQUIRES_NEW)
class SignUps {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final long MOST_OF_AN_ADDRESS = 3;
    private static final long MOST = 200;

    @Inject
    private TenantStorage storage;

    @Inject
    private Tenants tenants;

    @Inject
    private MemberRows members;

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    /** Refuses what would turn the form into a way to flood somebody's mailbox. */
    void refuseTooMany(String email) {
        var since = clock.instant().minus(WINDOW);
        long ofAddress = storage.crossTenantEntities()
                .createQuery(
                        "SELECT COUNT(s) FROM SignUpRow s WHERE s.email = :email AND s.requestedAt > :since",
                        Long.class)
                .setParameter("email", email)
                .setParameter("since", since)
                .getSingleResult();
        long all = storage.crossTenantEntities()
                .createQuery("SELECT COUNT(s) FROM SignUpRow s WHERE s.requestedAt > :since", Long.class)
                .setParameter("since", since)
                .getSingleResult();
        if (ofAddress >= MOST_OF_AN_ADDRESS || all >= MOST) {
            throw new DomainException(ErrorCode.TOO_MANY, "That was often. Please try again in an hour.");
        }
    }

    void add(SignUpRow row) {
        storage.crossTenantEntities().persist(row);
    }

    /** Takes the sign-up for the caller to finish; a second click on the link meanwhile is told so. */
    SignUpRow.Wish claim(String tokenHash) {
        var row = storage.crossTenantEntities()
                .createQuery("SELECT s FROM SignUpRow s WHERE s.tokenHash = :hash", SignUpRow.class)
                .setParameter("hash", tokenHash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() ->
                        new DomainException(ErrorCode.NOT_FOUND, "This link is not known. Please sign up again."));
        row.claim(clock.instant());
        return row.wish();
    }

    void release(long signUp) {
        find(signUp).ifPresent(SignUpRow::release);
    }

    /** Writes the tenant with its first member. */
    void complete(SignUpRow.Wish wish, String organizationId, String subject) {
        var tenant = tenants.ofOrganization(organizationId).orElse(null);
        if (tenant == null) {
            tenant = Tenant.pending(
                    organizationId,
                    wish.alias(),
                    wish.organizationName(),
                    wish.email(),
                    wish.language(),
                    clock.instant());
            tenants.add(tenant);
        }
        try (var entered = currentTenant.enter(Caller.job("sign-up", tenant.id(), null))) {
            if (members.ofSubject(subject).isEmpty()) {
                members.add(Member.invited(
                        subject,
                        wish.email(),
                        wish.adminName(),
                        Set.of(Role.ORG_ADMIN, Role.COACH),
                        wish.language(),
                        clock.instant()));
            }
            auditTrail.record("organization.signed-up", "organization:" + wish.alias(), Map.of());
        }
        find(wish.signUp()).ifPresent(SignUpRow::verified);
    }

    private Optional<SignUpRow> find(long signUp) {
        return Optional.ofNullable(storage.crossTenantEntities().find(SignUpRow.class, signUp));
    }
}
