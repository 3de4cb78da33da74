package dev.acquaint.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.health.HealthStatus;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.VerifiedIdentity;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies access tokens without asking the identity provider about each: its public keys are fetched once, renewed
 * ahead of time, and kept for hours when it does not answer. A verified token is remembered until it expires, for a
 * signature costs more than the evaluation it admits.
 */
@ApplicationScoped
public class AccessTokens {

    static final String AUDIENCE = "acquaint-api";

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST_TOKEN = 16 * 1024;

    private final Map<String, VerifiedIdentity> remembered = new ConcurrentHashMap<>();
    private DefaultJWTProcessor<SecurityContext> processor;
    private JWKSource<SecurityContext> keys;
    private Clock clock;
    private volatile boolean keysKnown;

    @SuppressWarnings("NullAway.Init")
    protected AccessTokens() {}

    /**
     * @param keysUri where the keys are, when that is not the issuer's usual place: behind a proxy the address in the
     *     tokens may not be one that this server reaches
     */
    @Inject
    public AccessTokens(
            @ConfigProperty(name = "acquaint.oidc.issuer") String issuer,
            @ConfigProperty(name = "acquaint.oidc.keys-uri") Optional<String> keysUri) {
        this(
                issuer,
                URI.create(keysUri.orElse(issuer + "/protocol/openid-connect/certs")),
                KeyCaching.STANDARD,
                Clock.systemUTC());
    }

    AccessTokens(String issuer, URI keysUri, KeyCaching caching, Clock clock) {
        this.clock = clock;
        this.keys = caching.source(keysUri, () -> keysKnown = true);
        processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // Signatures by a published key only: neither "none" nor a shared secret can ever verify.
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), keys));
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                AUDIENCE, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp", "iat", "sub"));
        claims.setMaxClockSkew(KeyCaching.CLOCK_SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
    }

    /**
     * @throws DomainException UNAUTHENTICATED, saying what is wrong with the token; UNAVAILABLE while no key was ever
     *     to be had
     */
    public VerifiedIdentity verify(String token) {
        VerifiedIdentity known = remembered.get(token);
        Instant now = clock.instant();
        if (known != null) {
            if (known.expiresAt().isAfter(now)) {
                return known;
            }
            remembered.remove(token);
        }
        VerifiedIdentity verified = identity(claims(token));
        remember(token, verified, now);
        return verified;
    }

    private JWTClaimsSet claims(String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw refused("The token is longer than any we issue.");
        }
        try {
            return processor.process(token, null);
        } catch (ExpiredJWTException expired) {
            throw refused("The token has expired.");
        } catch (ParseException notAToken) {
            throw refused("This is not a token.");
        } catch (KeySourceException noKey) {
            if (keysKnown) {
                // The token's key is unknown, and keys were fetched too recently to fetch them for it once more.
                LOG.debug("No key for a token", noKey);
                throw refused("The token is signed by a key we do not know.");
            }
            LOG.warn("No key is known yet and the identity provider gives none: {}", noKey.getMessage());
            throw new DomainException(ErrorCode.UNAVAILABLE, "Tokens cannot be verified just now.");
        } catch (BadJOSEException bad) {
            LOG.debug("A token was refused", bad);
            throw refused("The token is not valid here: signature, issuer, audience or time do not fit.");
        } catch (JOSEException failed) {
            LOG.debug("A token could not be verified", failed);
            throw refused("The token cannot be verified.");
        }
    }

    private static VerifiedIdentity identity(JWTClaimsSet claims) {
        try {
            Map<String, Object> organizations = claims.getJSONObjectClaim("organization");
            if (organizations == null || organizations.size() != 1) {
                // The other way round, a tenant would be picked for the caller.
                throw refused("The token must name exactly one organization.");
            }
            Map.Entry<String, Object> only = organizations.entrySet().iterator().next();
            Object id = only.getValue() instanceof Map<?, ?> details ? details.get("id") : null;
            if (!(id instanceof String organizationId) || organizationId.isBlank()) {
                throw refused("The token names an organization without its id.");
            }
            String scope = claims.getStringClaim("scope");
            String username = claims.getStringClaim("preferred_username");
            String name = claims.getStringClaim("name");
            return new VerifiedIdentity(
                    claims.getSubject(),
                    organizationId,
                    only.getKey(),
                    roles(only.getValue()),
                    scope == null
                            ? Set.of()
                            : new HashSet<>(List.of(scope.trim().split("\\s+"))),
                    name != null ? name : username != null ? username : claims.getSubject(),
                    claims.getStringClaim("email"),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException wrongType) {
            throw refused("A claim of the token has the wrong type.");
        }
    }

    /** organization.{alias}.resource_access.acquaint-api.roles: the roles within this one organization. */
    private static Set<String> roles(Object organization) {
        Object at = organization;
        for (String step : List.of("resource_access", AUDIENCE, "roles")) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        Set<String> roles = new HashSet<>();
        if (at instanceof Collection<?> named) {
            named.forEach(role -> roles.add(String.valueOf(role)));
        }
        return roles;
    }

    private void remember(String token, VerifiedIdentity verified, Instant now) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.values().removeIf(old -> !old.expiresAt().isAfter(now));
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
        }
        remembered.put(token, verified);
    }

    private static DomainException refused(String why) {
        return new DomainException(ErrorCode.UNAUTHENTICATED, why);
    }

    @PreDestroy
    void close() {
        if (keys instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                // The container refuses a life cycle method that declares a checked exception.
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * How long keys live and how often they are fetched.
     *
     * @param lifetime after which they are fetched anew
     * @param ahead how long before that a background fetch begins
     * @param waiting how long a request waits for another's fetch
     * @param interval the shortest time between two fetches that unknown keys cause
     * @param outage how long the last known keys hold when the identity provider does not answer
     */
    record KeyCaching(Duration lifetime, Duration ahead, Duration waiting, Duration interval, Duration outage) {

        static final KeyCaching STANDARD = new KeyCaching(
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofHours(12));

        static final int CLOCK_SKEW_SECONDS = 10;
        private static final int CONNECT_MILLIS = 2_000;
        private static final int READ_MILLIS = 2_000;
        private static final int LARGEST_ANSWER = 100 * 1024;

        JWKSource<SecurityContext> source(URI uri, Runnable onKeys) {
            try {
                return JWKSourceBuilder.<SecurityContext>create(
                                uri.toURL(), new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST_ANSWER))
                        .cache(lifetime.toMillis(), waiting.toMillis())
                        .refreshAheadCache(ahead.toMillis(), true)
                        .rateLimited(interval.toMillis())
                        .outageTolerant(outage.toMillis())
                        .healthReporting(report -> {
                            if (report.getHealthStatus() == HealthStatus.HEALTHY) {
                                onKeys.run();
                            }
                        })
                        .retrying(true)
                        .build();
            } catch (java.net.MalformedURLException wrong) {
                throw new IllegalStateException("The address of the identity provider's keys is no URL: " + uri, wrong);
            }
        }
    }
}
