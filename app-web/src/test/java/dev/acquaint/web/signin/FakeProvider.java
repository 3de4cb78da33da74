package dev.acquaint.web.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An identity provider on a local port: real HTTP, real signatures, one person, and every kind of lie. */
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "acquaint-console";
    static final String SUBJECT = "c0000000-0000-4000-8000-000000000002";

    private final HttpServer server;
    private static final RSAKey KEY = newKey();
    private static final RSAKey STRANGERS_KEY = newKey();
    private final Map<String, Map<String, String>> authorized = new HashMap<>();
    private final Set<String> spentRefreshTokens = new HashSet<>();
    private final Map<String, Object> memberships = new LinkedHashMap<>();
    final List<Map<String, String>> tokenRequests = new ArrayList<>();

    Consumer<JWTClaimsSet.Builder> inAccessToken = claims -> {};
    Consumer<JWTClaimsSet.Builder> inIdToken = claims -> {};
    boolean signsWithAStrangersKey;
    boolean operator;
    boolean sessionEnded;
    int answersWith;
    Instant expiresAt = Instant.now().plus(Duration.ofMinutes(5));
    private int serial;

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/realms/acquaint/.well-known/openid-configuration", this::discovery);
        server.createContext("/realms/acquaint/certs", exchange -> json(exchange, 200, publicKeys()));
        server.createContext("/realms/acquaint/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realms/acquaint";
    }

    Provider provider() {
        return new Provider(issuer(), CLIENT, "secret", new PublicAddress("http://localhost:8080", issuer()));
    }

    FakeProvider member(String alias, String... roles) {
        memberships.put(
                alias,
                Map.of(
                        "id",
                        "id-of-" + alias,
                        "resource_access",
                        Map.of(Provider.API, Map.of("roles", List.of(roles)))));
        return this;
    }

    void forgetMemberships() {
        memberships.clear();
    }

    /** What a person does at the sign-in page: the parameters that bring the browser back. */
    Map<String, String[]> signsIn(URI authorization) {
        var asked = parameters(authorization.getRawQuery());
        var code = "code-" + ++serial;
        authorized.put(code, asked);
        return Map.of(
                "state", new String[] {asked.get("state")},
                "code", new String[] {code},
                "iss", new String[] {issuer()});
    }

    static Map<String, String> parameters(String query) {
        var all = new LinkedHashMap<String, String>();
        URLUtils.parseParameters(query).forEach((name, values) -> all.put(name, values.get(0)));
        return all;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        json(
                exchange,
                200,
                Map.of(
                        "issuer",
                        issuer(),
                        "authorization_endpoint",
                        issuer() + "/auth",
                        "token_endpoint",
                        issuer() + "/token",
                        "end_session_endpoint",
                        issuer() + "/logout",
                        "jwks_uri",
                        issuer() + "/certs",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256")));
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        tokenRequests.add(form);
        if (answersWith != 0) {
            respond(exchange, answersWith, "text/html", "<h1>Sorry</h1>");
            return;
        }
        Map<String, String> asked;
        if ("refresh_token".equals(form.get("grant_type"))) {
            var presented = form.get("refresh_token");
            if (sessionEnded || !spentRefreshTokens.add(presented)) {
                json(exchange, 400, Map.of("error", "invalid_grant"));
                return;
            }
            asked = authorized.get(presented.substring(presented.indexOf("code-")));
        } else {
            asked = authorized.get(form.get("code"));
            if (asked == null || !asked.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
                json(exchange, 400, Map.of("error", "invalid_grant"));
                return;
            }
        }
        var code = form.getOrDefault("code", form.getOrDefault("refresh_token", ""));
        json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        accessToken(asked),
                        "id_token",
                        idToken(asked),
                        "refresh_token",
                        "refresh-" + ++serial + "-" + code.substring(code.indexOf("code-")),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300));
    }

    private String accessToken(Map<String, String> asked) {
        var claims = common().audience(List.of(Provider.API))
                .claim("typ", "Bearer")
                .claim("azp", CLIENT)
                .claim("name", "Maya Jansen")
                .claim("email", "maya@bright-path.test")
                .claim("realm_access", Map.of("roles", operator ? List.of("platform-operator") : List.of()));
        var wanted = List.of(asked.get("scope").split(" ")).stream()
                .filter(scope -> scope.startsWith("organization:"))
                .map(scope -> scope.substring("organization:".length()))
                .findFirst()
                .orElseThrow();
        var told = new LinkedHashMap<>(memberships);
        told.keySet().removeIf(alias -> !wanted.equals("*") && !wanted.equals(alias));
        if (!told.isEmpty()) {
            claims.claim("organization", told);
        }
        inAccessToken.accept(claims);
        return signed(claims.build());
    }

    private String idToken(Map<String, String> asked) {
        var claims = common().audience(List.of(CLIENT)).claim("typ", "ID").claim("nonce", asked.get("nonce"));
        inIdToken.accept(claims);
        return signed(claims.build());
    }

    private JWTClaimsSet.Builder common() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(SUBJECT)
                .issueTime(new Date())
                .expirationTime(Date.from(expiresAt));
    }

    private String signed(JWTClaimsSet claims) {
        try {
            var with = signsWithAStrangersKey ? STRANGERS_KEY : KEY;
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(with));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> publicKeys() {
        return new JWKSet(KEY).toJSONObject();
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("signing").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        respond(exchange, status, "application/json", JSONObjectUtils.toJSONString(body));
    }

    private static void respond(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
