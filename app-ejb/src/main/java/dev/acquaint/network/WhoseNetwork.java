package dev.acquaint.network;

import dev.acquaint.identity.Profile;
import dev.acquaint.identity.ProfileView;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose network a caller may work on: a member their own, an integrator that of a member who consented. A member
 * who did not looks like one who does not exist.
 */
@ApplicationScoped
public class WhoseNetwork {

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Profile profile;

    /** @param member null for the caller's own */
    public Id of(@Nullable Id member) {
        var caller = currentTenant.caller();
        if (caller.may(Permission.OWN_NETWORK) && (member == null || member.equals(caller.member()))) {
            return caller.memberId();
        }
        boolean integrator = caller.may(Permission.READ_NETWORK) || caller.may(Permission.IMPORT);
        if (member == null || caller.may(Permission.OWN_NETWORK) || !integrator) {
            throw refused(member == null ? "member-missing" : "member-unknown");
        }
        return profile.of(member)
                .filter(ProfileView::integratorsMayRead)
                .map(ProfileView::member)
                .orElseThrow(() -> refused("member-unknown"));
    }

    /**
     * The same for one thing, whose id says whose it is: nobody need be named. What is another tenant's, or of a member
     * who did not consent, looks absent.
     *
     * @param owner whose it is; empty when there is no such thing
     */
    Id ofOne(@Nullable Id member, Supplier<Optional<Id>> owner) {
        var caller = currentTenant.caller();
        if (member != null || !caller.may(Permission.READ_NETWORK)) {
            return of(member);
        }
        return owner.get()
                .flatMap(profile::of)
                .filter(ProfileView::integratorsMayRead)
                .map(ProfileView::member)
                .orElseThrow(DomainException::notFound);
    }

    private static DomainException refused(String code) {
        String detail = code.equals("member-missing")
                ? "Name the member whose network it is."
                : "No member with this id has agreed that integrations work on their network.";
        return new DomainException(ErrorCode.UNPROCESSABLE, detail, List.of(new Fault("/member", code, detail)));
    }
}
