package dev.acquaint.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider as far as an API sees one: it signs tokens and publishes its keys over real HTTP. */
public final class Issuer implements AutoCloseable {

    public static final String NAME = "https://id.acquaint.test/realms/acquaint";
    public static final String ORGANIZATION = "b0000000-0000-4000-8000-000000000001";

    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;
    private volatile ECKey key = newKey();
    private volatile boolean down;

    public Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/certs", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(down ? 503 : 200, down ? -1 : keys.length);
            if (!down) {
                exchange.getResponseBody().write(keys);
            }
            exchange.close();
        });
        server.start();
    }

    public URI keysUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/certs");
    }

    int fetches() {
        return fetches.get();
    }

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
    }

    void rotate() {
        key = newKey();
    }

    ECKey key() {
        return key;
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Keycloak issues to an integrator of the one organization, with these scopes. */
    public static JWTClaimsSet.Builder claims(String... scopes) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience("acquaint-api")
                .subject("5e1f0000-0000-4000-8000-000000000009")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("preferred_username", "service-account-bright-path-integrator")
                .claim("scope", String.join(" ", scopes))
                .claim("organization", Map.of("bright-path", organization(ORGANIZATION, "integrator")));
    }

    static Map<String, Object> organization(String id, String... roles) {
        return Map.of("id", id, "resource_access", Map.of("acquaint-api", Map.of("roles", List.of(roles))));
    }

    public String token(JWTClaimsSet.Builder claims) {
        return token(claims, key);
    }

    String token(JWTClaimsSet.Builder claims, ECKey signedBy) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(JOSEObjectType.JWT)
                            .keyID(signedBy.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new ECDSASigner(signedBy));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
