package dev.acquaint.web.signin;

import dev.acquaint.tenancy.VerifiedIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person in a browser session. The provider is asked again whenever the access token has run out, so that a role taken
 * away or an account disabled shows within minutes. While the provider does not answer, what it said last holds until
 * the session ends, and {@link #providerDown()} says so.
 */
final class SignedIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignedIn.class);
    private static final String KEY = SignedIn.class.getName();
    private static final Duration LEEWAY = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    private final @Nullable String organization;
    private VerifiedIdentity identity;
    private String refreshToken;
    private String idToken;
    private @Nullable Instant nextTry;

    /** @param organization the alias signed in to; null for a platform operator */
    SignedIn(Tokens tokens, @Nullable String organization) throws SignInRefused {
        this.organization = organization;
        this.identity = identityOf(tokens.claims(), organization);
        this.refreshToken = tokens.refreshToken();
        this.idToken = tokens.idToken();
    }

    static Optional<SignedIn> of(HttpServletRequest request) {
        return of(request.getSession(false));
    }

    static Optional<SignedIn> of(@Nullable HttpSession session) {
        return session != null && session.getAttribute(KEY) instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /** Begins a new browser session for this person, so that an id known before is worth nothing after. */
    void begin(HttpServletRequest request) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession(true).setAttribute(KEY, this);
    }

    /** Only one request at a time renews: the provider takes each refresh token once and ends the session on a second. */
    synchronized VerifiedIdentity current(Provider provider, Clock clock) throws SignInRefused {
        var now = clock.instant();
        boolean fresh = now.isBefore(identity.expiresAt().minus(LEEWAY));
        if (fresh || (nextTry != null && now.isBefore(nextTry))) {
            return identity;
        }
        try {
            var tokens = provider.refresh(refreshToken);
            refreshToken = tokens.refreshToken();
            idToken = tokens.idToken();
            identity = identityOf(tokens.claims(), organization);
            nextTry = null;
        } catch (ProviderUnavailable e) {
            LOG.warn("The session goes on without the provider: {}", e.getMessage());
            nextTry = now.plus(BETWEEN_TRIES);
        }
        return identity;
    }

    synchronized boolean providerDown() {
        return nextTry != null;
    }

    synchronized String idToken() {
        return idToken;
    }

    private static VerifiedIdentity identityOf(Claims claims, @Nullable String organization) throws SignInRefused {
        return organization == null ? claims.asOperator() : claims.within(organization);
    }
}
