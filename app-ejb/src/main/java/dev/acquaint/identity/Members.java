package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.notification.Mail;
import dev.acquaint.notification.Mailer;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import dev.acquaint.tenancy.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of an organization. Each act has a part in our database and one in Keycloak. They are ordered so that
 * breaking off in between never lets in somebody who should be out, and so that doing it again finishes it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Members {

    private static final Logger LOG = LoggerFactory.getLogger(Members.class);

    @Inject
    private MemberRows rows;

    @Inject
    private MemberSteps steps;

    @Inject
    private IdentityProvider identityProvider;

    @Inject
    private Mailer mailer;

    @Inject
    private CallerCache cache;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    @ConfigProperty(name = "acquaint.public.url")
    private String publicUrl;

    @SuppressWarnings("NullAway.Init") // the container injects the fields
    public Members() {}

    /** By name. A coach sees clients only, who hold no office in the organization. */
    @Requires(Permission.READ_MEMBERS)
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public List<MemberView> list() {
        boolean coachOnly = currentTenant.caller().roles().equals(EnumSet.of(Role.COACH));
        return rows.all().stream()
                .filter(member -> !coachOnly || member.isClient())
                .map(Member::view)
                .toList();
    }

    /**
     * Invites somebody by mail. Asked again for somebody who has not come yet, it sends the mail again.
     *
     * @param name first and last name
     * @param language of the mail and of the console until they choose; English or Dutch
     * @param role only an administrator gives another than {@link Role#MEMBER}; a credential of a program never does
     */
    @Requires({Permission.MANAGE_CLIENTS, Permission.MANAGE_MEMBERS})
    public MemberView invite(String email, String name, Locale language, Role role) {
        var caller = currentTenant.caller();
        var address = People.email(email, "/email");
        var fullName = People.name(name, "/name");
        if (!IdentityProvider.ASSIGNABLE.contains(role)) {
            throw new DomainException(ErrorCode.INVALID, "This role cannot be given to a person.");
        }
        if (role != Role.MEMBER && !caller.is(Role.ORG_ADMIN)) {
            throw new DomainException(ErrorCode.FORBIDDEN, "Only an administrator gives this role.");
        }
        var known = steps.ofEmail(address);
        if (known.isPresent()) {
            if (known.get().member().state() != MemberState.INVITED) {
                throw new DomainException(ErrorCode.CONFLICT, "Somebody with this e-mail address is a member already.");
            }
            sendInvitation(known.get(), caller);
            return known.get().member();
        }
        var made = admit(address, fullName, Languages.orEnglish(language), role);
        sendInvitation(made, caller);
        return made.member();
    }

    private MemberSteps.Known admit(String email, String name, Locale language, Role role) {
        var organization = steps.organizationId();
        var account = identityProvider.account(email, People.firstName(name), People.lastName(name), language);
        try {
            identityProvider.admit(organization, account.id(), EnumSet.of(role));
            return steps.invited(account.id(), email, name, role, language);
        } catch (RuntimeException e) {
            takeBack(organization, account);
            throw e;
        }
    }

    private void takeBack(String organization, IdentityProvider.Account account) {
        try {
            if (account.created()) {
                identityProvider.deleteAccount(account.id());
            } else {
                identityProvider.removeMember(organization, account.id());
            }
        } catch (RuntimeException e) {
            // The first failure is the one to report; what is left is found and used by the next invitation.
            LOG.warn("An invitation that failed could not be taken back: account {}", account.id(), e);
        }
    }

    private void sendInvitation(MemberSteps.Known invited, Caller inviter) {
        if (identityProvider.hasPassword(invited.subject())) {
            var member = invited.member();
            mailer.send(new Mail(
                    member.email(),
                    member.language(),
                    "invited",
                    Map.of(
                            "name", member.name(),
                            "organization", inviter.organizationName(),
                            "inviter", inviter.name(),
                            "link", publicUrl + "/console/")));
        } else {
            identityProvider.sendPasswordMail(invited.subject());
        }
    }

    /** Closes somebody's access: here from this moment, and their sessions at the sign-in service. */
    @Requires({Permission.MANAGE_CLIENTS, Permission.MANAGE_MEMBERS})
    public MemberView disable(Id id) {
        var disabled = steps.disabled(id);
        cache.clear();
        identityProvider.shutOut(disabled.organizationId(), disabled.subject());
        return disabled.member();
    }

    /** Opens a disabled member's access again, with the roles they had. */
    @Requires({Permission.MANAGE_CLIENTS, Permission.MANAGE_MEMBERS})
    public MemberView enable(Id id) {
        var member = steps.manageable(id);
        if (member.member().state() != MemberState.DISABLED) {
            throw new DomainException(ErrorCode.CONFLICT, "This member is not disabled.");
        }
        identityProvider.admit(
                member.organizationId(), member.subject(), member.member().roles());
        var enabled = steps.enabled(id); // last: until then the row keeps them out
        cache.clear();
        return enabled.member();
    }
}
