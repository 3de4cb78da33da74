package dev.acquaint.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.acquaint.api.security.AccessTokens.KeyCaching;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.VerifiedIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private final Issuer issuer = new Issuer();
    private final AccessTokens tokens = tokens(KeyCaching.STANDARD, Clock.systemUTC());

    private AccessTokens tokens(KeyCaching caching, Clock clock) {
        return new AccessTokens(Issuer.NAME, issuer.keysUri(), caching, clock);
    }

    @AfterEach
    void stop() {
        tokens.close();
        issuer.close();
    }

    private DomainException refusal(String token) {
        DomainException refused = catchThrowableOfType(DomainException.class, () -> tokens.verify(token));
        assertThat(refused).as("the token must be refused").isNotNull();
        return refused;
    }

    private void assertUnauthenticated(String token) {
        assertThat(refusal(token).code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void a_good_token_tells_who_it_is() {
        Instant expires = Instant.now().plusSeconds(300).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        VerifiedIdentity identity = tokens.verify(issuer.token(Issuer.claims("decisions:evaluate", "decisions:read")
                .expirationTime(Date.from(expires))
                .claim("name", "CRM of Bright Path")));
        assertThat(identity.subject()).isEqualTo("5e1f0000-0000-4000-8000-000000000009");
        assertThat(identity.organizationId()).isEqualTo(Issuer.ORGANIZATION);
        assertThat(identity.organizationAlias()).isEqualTo("bright-path");
        assertThat(identity.roles()).containsExactly("integrator");
        assertThat(identity.scopes()).containsExactlyInAnyOrder("decisions:evaluate", "decisions:read");
        assertThat(identity.name()).isEqualTo("CRM of Bright Path");
        assertThat(identity.email()).isNull();
        assertThat(identity.expiresAt()).isEqualTo(expires);
    }

    @Test
    void roles_of_other_clients_and_of_the_realm_do_not_count() {
        var claims = Issuer.claims("decisions:read")
                .claim("realm_access", Map.of("roles", List.of("platform-operator")))
                .claim("resource_access", Map.of("acquaint-api", Map.of("roles", List.of("org-admin"))))
                .claim(
                        "organization",
                        Map.of(
                                "bright-path",
                                Map.of(
                                        "id",
                                        Issuer.ORGANIZATION,
                                        "resource_access",
                                        Map.of("other", Map.of("roles", List.of("coach"))))));
        assertThat(tokens.verify(issuer.token(claims)).roles()).isEmpty();
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        assertUnauthenticated(issuer.token(Issuer.claims().audience("account")));
        assertUnauthenticated(issuer.token(Issuer.claims().audience((String) null)));
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        assertUnauthenticated(issuer.token(Issuer.claims().issuer("https://id.acquaint.test/realms/master")));
    }

    @Test
    void an_expired_token_is_refused_and_told_so() {
        DomainException refused = refusal(issuer.token(
                Issuer.claims().expirationTime(Date.from(Instant.now().minusSeconds(60)))));
        assertThat(refused.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(refused).hasMessage("The token has expired.");
    }

    @Test
    void a_token_without_an_end_is_refused() {
        assertUnauthenticated(issuer.token(Issuer.claims().expirationTime(null)));
    }

    @Test
    void a_token_that_begins_later_is_refused() {
        assertUnauthenticated(issuer.token(
                Issuer.claims().notBeforeTime(Date.from(Instant.now().plusSeconds(120)))));
    }

    @Test
    void a_token_of_two_organizations_is_refused() {
        Map<String, Object> two = new LinkedHashMap<>();
        two.put("bright-path", Issuer.organization(Issuer.ORGANIZATION, "integrator"));
        two.put("northwind", Issuer.organization("a0000000-0000-4000-8000-000000000002", "integrator"));
        assertUnauthenticated(issuer.token(Issuer.claims().claim("organization", two)));
    }

    @Test
    void a_token_of_no_organization_is_refused() {
        assertUnauthenticated(issuer.token(Issuer.claims().claim("organization", null)));
        assertUnauthenticated(issuer.token(Issuer.claims().claim("organization", Map.of())));
        assertUnauthenticated(issuer.token(Issuer.claims().claim("organization", "bright-path")));
        assertUnauthenticated(issuer.token(Issuer.claims().claim("organization", Map.of("bright-path", Map.of()))));
    }

    @Test
    void an_unsigned_token_is_refused() {
        assertUnauthenticated(new PlainJWT(Issuer.claims().build()).serialize());
    }

    @Test
    void a_token_signed_with_the_public_key_as_a_shared_secret_is_refused() throws Exception {
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                Issuer.claims().build());
        forged.sign(new MACSigner(issuer.key().toPublicJWK().toJSONString()));
        assertUnauthenticated(forged.serialize());
    }

    @Test
    void a_token_signed_by_another_key_of_the_same_name_is_refused() throws Exception {
        var impostor = new com.nimbusds.jose.jwk.ECKey.Builder(Issuer.newKey())
                .keyID(issuer.key().getKeyID())
                .build();
        assertUnauthenticated(issuer.token(Issuer.claims(), impostor));
    }

    @Test
    void a_token_changed_after_signing_is_refused() {
        String[] parts = issuer.token(Issuer.claims("decisions:read")).split("\\.");
        String payload = com.nimbusds.jose.util.Base64URL.encode(
                        Issuer.claims("policies:write").build().toString())
                .toString();
        assertUnauthenticated(parts[0] + "." + payload + "." + parts[2]);
    }

    @Test
    void what_is_no_token_is_refused() {
        for (String nonsense : List.of("", "x", "a.b.c", "....", "ey".repeat(20_000))) {
            assertUnauthenticated(nonsense);
        }
    }

    @Test
    void an_id_token_type_is_refused() throws Exception {
        SignedJWT typed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("logout+jwt"))
                        .keyID(issuer.key().getKeyID())
                        .build(),
                Issuer.claims().build());
        typed.sign(new com.nimbusds.jose.crypto.ECDSASigner(issuer.key()));
        assertUnauthenticated(typed.serialize());
    }

    @Test
    void the_keys_are_fetched_once_for_many_tokens() {
        for (int i = 0; i < 20; i++) {
            tokens.verify(issuer.token(Issuer.claims().jwtID("t" + i)));
        }
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void a_new_key_is_accepted_when_it_appears() {
        tokens.verify(issuer.token(Issuer.claims()));
        issuer.rotate();
        assertThat(tokens.verify(issuer.token(Issuer.claims())).organizationAlias())
                .isEqualTo("bright-path");
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void unknown_keys_do_not_fetch_per_request_and_stay_unauthenticated() {
        String good = issuer.token(Issuer.claims());
        tokens.verify(good);
        for (int i = 0; i < 50; i++) {
            assertUnauthenticated(issuer.token(Issuer.claims(), Issuer.newKey()));
        }
        assertThat(issuer.fetches()).isLessThanOrEqualTo(3);
        assertThat(tokens.verify(issuer.token(Issuer.claims().jwtID("another"))).organizationAlias())
                .isEqualTo("bright-path");
    }

    @Test
    void an_outage_longer_than_the_keys_live_is_survived() {
        KeyCaching brief = new KeyCaching(
                Duration.ofMillis(200),
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                Duration.ofMillis(1),
                Duration.ofHours(1));
        AccessTokens impatient = tokens(brief, Clock.systemUTC());
        impatient.verify(issuer.token(Issuer.claims()));
        issuer.goDown();
        int before = issuer.fetches();
        Instant deadline = Instant.now().plusSeconds(20);
        int verified = 0;
        while (issuer.fetches() < before + 3 && Instant.now().isBefore(deadline)) {
            impatient.verify(issuer.token(Issuer.claims().jwtID("during " + verified++)));
        }
        assertThat(issuer.fetches()).as("fetches that failed").isGreaterThanOrEqualTo(before + 3);
        issuer.comeBack();
        impatient.verify(issuer.token(Issuer.claims().jwtID("after")));
    }

    @Test
    void without_any_key_yet_an_outage_is_not_the_callers_fault() {
        issuer.goDown();
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(issuer.token(Issuer.claims())).code()).isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }

    @Test
    void a_verified_token_is_remembered_only_until_it_expires() {
        TestClock clock = new TestClock();
        AccessTokens remembering = tokens(KeyCaching.STANDARD, clock);
        String token = issuer.token(Issuer.claims());
        VerifiedIdentity first = remembering.verify(token);
        assertThat(remembering.verify(token)).isSameAs(first);
        clock.now = first.expiresAt();
        assertThat(remembering.verify(token)).isNotSameAs(first);
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
