package dev.acquaint.identity;

import dev.acquaint.audit.AuditTrail;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What members say of themselves: language, the facts that policies ask of them, and whom they let read. */
@Stateless
public class Profile {

    @Inject
    private MemberRows members;

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private CallerCache cache;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    /** The caller's own. */
    @Requires(Permission.OWN_PROFILE)
    public ProfileView get() {
        return own().profile();
    }

    /** Replaces the caller's own; the audit trail tells that it changed, and of its content the consent alone. */
    @Requires(Permission.OWN_PROFILE)
    public ProfileView update(ProfileUpdate update) {
        var member = own();
        boolean consentChanged = member.describe(update, clock.instant());
        auditTrail.record(
                consentChanged
                        ? (update.integratorsMayRead() ? "member.consented" : "member.consent-withdrawn")
                        : "member.profile-changed",
                "member:" + member.id(),
                Map.of());
        cache.clear();
        return member.profile();
    }

    /**
     * Any member's of the tenant, for the facts that a decision needs; empty for an id that is none. For other features:
     * what of it may be shown to whom is theirs to decide.
     */
    @Requires({
        Permission.EVALUATE,
        Permission.READ_DECISIONS,
        Permission.WRITE_POLICIES,
        Permission.MANAGE_CLIENTS,
        Permission.OWN_NETWORK,
        Permission.READ_NETWORK,
        Permission.IMPORT
    })
    public Optional<ProfileView> of(Id member) {
        return members.find(member).map(Member::profile);
    }

    private Member own() {
        return members.find(currentTenant.caller().memberId()).orElseThrow(DomainException::notFound);
    }
}
