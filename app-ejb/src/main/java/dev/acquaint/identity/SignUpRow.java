package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to bring an organization. REQUESTED until the mailed link is followed, VERIFYING while the organization
 * is made, VERIFIED then. A verification that broke off may be repeated after a while. Only a hash of the token is kept:
 * whoever reads the table cannot follow the link.
 */
@Entity
@Table(name = "sign_up")
@CrossTenant("There is no tenant before the sign-up is verified")
class SignUpRow {

    static final Duration VALID = Duration.ofHours(24);
    private static final Duration GIVEN_UP = Duration.ofMinutes(2);

    enum State {
        REQUESTED,
        VERIFYING,
        VERIFIED
    }

    @Id
    @Column(name = "id")
    private long id;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private String tokenHash;

    @Column(name = "organization_name", nullable = false, updatable = false)
    private String organizationName;

    @Column(name = "alias", nullable = false, updatable = false)
    private String alias;

    @Column(name = "first_name", nullable = false, updatable = false)
    private String firstName;

    @Column(name = "last_name", nullable = false, updatable = false)
    private String lastName;

    @Column(name = "email", nullable = false, updatable = false)
    private String email;

    @Column(name = "language", nullable = false, updatable = false)
    private String language;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private State state;

    @Column(name = "requested_at", nullable = false, updatable = false)
    private Instant requestedAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "claimed_at")
    private @Nullable Instant claimedAt;

    protected SignUpRow() {}

    static SignUpRow requested(
            String tokenHash,
            String organizationName,
            String alias,
            String firstName,
            String lastName,
            String email,
            Locale language,
            Instant now) {
        var row = new SignUpRow();
        row.id = dev.acquaint.kernel.Id.next().value();
        row.tokenHash = tokenHash;
        row.organizationName = organizationName;
        row.alias = alias;
        row.firstName = firstName;
        row.lastName = lastName;
        row.email = email;
        row.language = language.getLanguage();
        row.state = State.REQUESTED;
        row.requestedAt = now;
        row.expiresAt = now.plus(VALID);
        return row;
    }

    void claim(Instant now) {
        if (state == State.VERIFIED) {
            throw new DomainException(ErrorCode.CONFLICT, "This link has been used. You can sign in.");
        }
        if (state == State.VERIFYING && claimedAt != null && now.isBefore(claimedAt.plus(GIVEN_UP))) {
            throw new DomainException(
                    ErrorCode.CONFLICT, "Your organization is being set up. Please look again in a few minutes.");
        }
        if (now.isAfter(expiresAt)) {
            throw new DomainException(ErrorCode.NOT_FOUND, "This link has expired. Please sign up again.");
        }
        state = State.VERIFYING;
        claimedAt = now;
    }

    void release() {
        if (state == State.VERIFYING) {
            state = State.REQUESTED;
            claimedAt = null;
        }
    }

    void verified() {
        state = State.VERIFIED;
    }

    Wish wish() {
        return new Wish(id, organizationName, alias, firstName, lastName, email, Locale.forLanguageTag(language));
    }

    /** What was asked for. */
    record Wish(
            long signUp,
            String organizationName,
            String alias,
            String firstName,
            String lastName,
            String email,
            Locale language) {

        String adminName() {
            return firstName + " " + lastName;
        }
    }
}
