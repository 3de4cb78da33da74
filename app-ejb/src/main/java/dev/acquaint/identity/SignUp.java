package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.notification.Mail;
import dev.acquaint.notification.Mailer;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.PublicAccess;
import dev.acquaint.tenancy.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an organization comes: somebody asks, follows the mailed link, and an operator approves. Nothing is made at Keycloak
 * before the address has proved to be theirs.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignUp {

    private static final Logger LOG = LoggerFactory.getLogger(SignUp.class);
    private static final int LONGEST_ALIAS = 40;

    private final SecureRandom random = new SecureRandom();

    @Inject
    private SignUps signUps;

    @Inject
    private IdentityProvider identityProvider;

    @Inject
    private Mailer mailer;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "acquaint.public.url")
    private String publicUrl;

    @SuppressWarnings("NullAway.Init") // the container injects the fields
    public SignUp() {}

    /** Sends the link. What it answers does not depend on whether the address is known here. */
    @PublicAccess("An organization that is not yet ours has nobody who could sign in")
    public void request(String organizationName, String firstName, String lastName, String email, Locale language) {
        var organization = People.text(organizationName, "/organization_name", 120);
        var first = People.text(firstName, "/first_name", 80);
        var last = People.text(lastName, "/last_name", 80);
        var address = People.email(email, "/email");
        var spoken = Languages.orEnglish(language);
        signUps.refuseTooMany(address);

        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        signUps.add(SignUpRow.requested(
                hash(token), organization, alias(organization), first, last, address, spoken, clock.instant()));
        mailer.send(new Mail(
                address,
                spoken,
                "sign-up",
                Map.of(
                        "name",
                        first,
                        "organization",
                        organization,
                        "link",
                        publicUrl + "/console/verify.xhtml?token=" + token,
                        "hours",
                        Long.toString(SignUpRow.VALID.toHours()))));
    }

    /**
     * Makes the organization and its first administrator, who is its first coach too, and mails them a link to choose a
     * password unless they have one. The organization then waits for an operator's approval.
     */
    @PublicAccess("The token that was mailed is the proof")
    public VerifiedSignUp verify(String token) {
        if (currentTenant.callerIfAny().isPresent()) {
            throw new DomainException(
                    ErrorCode.CONFLICT, "You are signed in. Please sign out and open the link from the mail again.");
        }
        var wish = signUps.claim(hash(token));
        try {
            return provision(wish);
        } catch (RuntimeException e) {
            signUps.release(wish.signUp());
            throw e;
        }
    }

    private VerifiedSignUp provision(SignUpRow.Wish wish) {
        // Nothing is taken back on failure: the same alias and address find what is there when the link is tried again.
        var organization = identityProvider.organization(wish.alias(), wish.organizationName());
        var account = identityProvider.account(wish.email(), wish.firstName(), wish.lastName(), wish.language());
        identityProvider.admit(organization, account.id(), EnumSet.of(Role.ORG_ADMIN, Role.COACH));
        signUps.complete(wish, organization, account.id());
        boolean passwordNeeded = !identityProvider.hasPassword(account.id());
        if (passwordNeeded) {
            try {
                identityProvider.sendPasswordMail(account.id());
            } catch (RuntimeException e) {
                // The organization stands; "forgot password" on the sign-in page sends the same mail.
                LOG.warn("The password mail for sign-up {} was not sent", wish.signUp(), e);
            }
        }
        return new VerifiedSignUp(wish.organizationName(), wish.email(), passwordNeeded);
    }

    /** Readable, and not to be guessed taken: it ends in four random letters. */
    private String alias(String organizationName) {
        var plain = Normalizer.normalize(organizationName, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var readable =
                plain.substring(0, Math.min(plain.length(), LONGEST_ALIAS)).replaceAll("-+$", "");
        var suffix = new StringBuilder();
        while (suffix.length() < 12) {
            suffix.append((char) ('a' + random.nextInt(26)));
        }
        return (readable.isEmpty() ? "organization" : readable) + "-" + suffix;
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
