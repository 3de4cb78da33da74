package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Role;
import dev.acquaint.tenancy.VerifiedIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;

/** Finds the member whom a credential names, or makes the row at first sight. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Arrivals {

    @Inject
    private MemberRows members;

    @Inject
    private Clock clock;

    Member arrive(VerifiedIdentity identity, Set<Role> roles, Locale organizationsLanguage) {
        var known = members.ofSubject(identity.subject());
        if (known.isPresent()) {
            known.get().signedIn(roles, identity.name(), identity.email());
            return known.get();
        }
        var email = identity.email();
        if (email == null) {
            throw new DomainException(ErrorCode.FORBIDDEN, "Your account has no e-mail address.");
        }
        var member = Member.arrived(
                identity.subject(), email, identity.name(), roles, organizationsLanguage, clock.instant());
        members.add(member);
        return member;
    }
}
