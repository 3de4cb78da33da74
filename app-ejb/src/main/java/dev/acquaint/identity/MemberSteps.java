package dev.acquaint.identity;

import dev.acquaint.audit.AuditTrail;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The database's part of managing members, each step a transaction: none stays open while Keycloak is asked. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class MemberSteps {

    /**
     * What the identity provider needs to know of a member.
     *
     * @param organizationId the identity provider's id of the tenant's organization
     */
    record Known(MemberView member, String subject, String organizationId) {}

    @Inject
    private MemberRows members;

    @Inject
    private Tenants tenants;

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    String organizationId() {
        return tenants.find(currentTenant.id())
                .orElseThrow(DomainException::notFound)
                .organizationId();
    }

    Optional<Known> ofEmail(String email) {
        return members.ofEmail(email).map(this::known);
    }

    /** The member, if the caller may manage them: an org-admin anybody else, a coach only clients. */
    Known manageable(Id id) {
        return known(managed(id));
    }

    Known invited(String subject, String email, String name, Role role, Locale language) {
        var member = members.ofSubject(subject).orElse(null);
        if (member == null) {
            member = Member.invited(subject, email, name, EnumSet.of(role), language, clock.instant());
            members.add(member);
        }
        auditTrail.record("member.invited", "member:" + member.id(), Map.of("role", role.code()));
        return known(member);
    }

    Known disabled(Id id) {
        var member = managed(id);
        if (member.state() != MemberState.DISABLED) {
            member.disable();
            auditTrail.record("member.disabled", "member:" + id, Map.of());
        }
        return known(member);
    }

    Known enabled(Id id) {
        var member = managed(id);
        member.enable();
        auditTrail.record("member.enabled", "member:" + id, Map.of());
        return known(member);
    }

    private Member managed(Id id) {
        var member = members.find(id).orElseThrow(DomainException::notFound);
        Caller caller = currentTenant.caller();
        if (id.equals(caller.member())) {
            throw new DomainException(
                    ErrorCode.CONFLICT, "You cannot close your own access; ask another administrator.");
        }
        if (!caller.is(Role.ORG_ADMIN) && !member.isClient()) {
            throw new DomainException(
                    ErrorCode.FORBIDDEN, "Only an administrator does this to somebody with an office.");
        }
        return member;
    }

    private Known known(Member member) {
        return new Known(member.view(), member.subject(), organizationId());
    }
}
