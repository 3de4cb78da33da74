package dev.acquaint.web.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider as the console talks to it. Learns its addresses from the discovery document at the first need
 * and keeps them, and its keys, through an outage. Every token that leaves here is verified.
 */
@ApplicationScoped
class Provider {

    /** The audience that tokens for our services carry, and the client whose roles count. */
    static final String API = "acquaint-api";

    private static final int CONNECT_MS = 3_000;
    private static final int READ_MS = 5_000;
    private static final int LARGEST_KEY_SET = 200_000;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final Issuer issuer;
    private final ClientID client;
    private final Secret secret;
    private final String console;
    private volatile @Nullable Endpoints endpoints;

    private record Endpoints(
            OIDCProviderMetadata metadata,
            IDTokenValidator idTokens,
            DefaultJWTProcessor<SecurityContext> accessTokens) {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    Provider() {
        issuer = null;
        client = null;
        secret = null;
        console = null;
    }

    @Inject
    Provider(
            @ConfigProperty(name = "acquaint.oidc.issuer") String issuer,
            @ConfigProperty(name = "acquaint.oidc.console.client-id") String clientId,
            @ConfigProperty(name = "acquaint.oidc.console.client-secret") String clientSecret,
            PublicAddress address) {
        this.issuer = new Issuer(issuer);
        this.client = new ClientID(clientId);
        this.secret = new Secret(clientSecret);
        this.console = address.console();
    }

    URI redirectUri() {
        return URI.create(console + "/signed-in");
    }

    /** Where to send the browser to begin an attempt. */
    URI authorize(Attempt attempt, Locale language) throws ProviderUnavailable {
        return new AuthenticationRequest.Builder(ResponseType.CODE, attempt.scope(), client, redirectUri())
                .endpointURI(endpoints().metadata().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .uiLocales(languages(language))
                .build()
                .toURI();
    }

    /** Redeems the code that the attempt brought back. */
    Tokens redeem(Attempt attempt, AuthorizationCode code) throws ProviderUnavailable, SignInRefused {
        var grant = new AuthorizationCodeGrant(code, redirectUri(), attempt.verifier());
        return tokens(grant, attempt.nonce());
    }

    /** The person as the provider sees them now; refused when the session there has ended or access was taken away. */
    Tokens refresh(String refreshToken) throws ProviderUnavailable, SignInRefused {
        return tokens(new RefreshTokenGrant(new RefreshToken(refreshToken)), null);
    }

    /** Where to send the browser to end the provider's own session as well. */
    URI endSession(@Nullable String idToken) throws ProviderUnavailable {
        JWT hint = null;
        try {
            hint = idToken == null ? null : SignedJWT.parse(idToken);
        } catch (java.text.ParseException e) {
            throw new IllegalStateException("The id token was verified before it was kept", e);
        }
        var afterwards = URI.create(console + "/signed-out.xhtml");
        return new LogoutRequest(
                        endpoints().metadata().getEndSessionEndpointURI(), hint, null, client, afterwards, null, null)
                .toURI();
    }

    private Tokens tokens(AuthorizationGrant grant, @Nullable Nonce nonce) throws ProviderUnavailable, SignInRefused {
        var at = endpoints();
        try {
            var request = new TokenRequest.Builder(
                            at.metadata().getTokenEndpointURI(), new ClientSecretBasic(client, secret), grant)
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(CONNECT_MS);
            request.setReadTimeout(READ_MS);
            var answer = request.send();
            if (answer.getStatusCode() >= 500) {
                throw new ProviderUnavailable("The token endpoint answers " + answer.getStatusCode());
            }
            var response = parse(answer);
            if (!response.indicatesSuccess()) {
                var error = response.toErrorResponse().getErrorObject();
                if (OAuth2Error.INVALID_GRANT.equals(error)) {
                    throw new SignInRefused(
                            Problem.EXPIRED, "The provider no longer honours the code or refresh token");
                }
                // Anything else, a wrong client secret for one, is ours to mend and no word about the person.
                throw new ProviderUnavailable("The token endpoint refuses: " + (error == null ? "?" : error.getCode()));
            }
            return verified(at, ((OIDCTokenResponse) response.toSuccessResponse()), nonce);
        } catch (IOException | KeySourceException e) {
            throw new ProviderUnavailable("The provider does not answer", e);
        } catch (java.text.ParseException | BadJOSEException | JOSEException e) {
            throw new SignInRefused(Problem.INVALID, "The provider's tokens do not hold up: " + e.getMessage(), e);
        }
    }

    private static TokenResponse parse(HTTPResponse answer) throws ProviderUnavailable {
        try {
            return OIDCTokenResponseParser.parse(answer);
        } catch (ParseException e) {
            // Some proxy's page: no word of the provider about the person either.
            throw new ProviderUnavailable("The token endpoint's answer cannot be read", e);
        }
    }

    private Tokens verified(Endpoints at, OIDCTokenResponse response, @Nullable Nonce nonce)
            throws SignInRefused, BadJOSEException, JOSEException, java.text.ParseException {
        var tokens = response.getOIDCTokens();
        if (tokens.getIDToken() == null || tokens.getRefreshToken() == null) {
            throw new SignInRefused(Problem.INVALID, "The provider left out the id token or the refresh token");
        }
        var person = at.idTokens().validate(tokens.getIDToken(), nonce);
        JWTClaimsSet access = at.accessTokens().process(tokens.getAccessToken().getValue(), null);
        if (!person.getSubject().getValue().equals(access.getSubject())) {
            throw new SignInRefused(Problem.INVALID, "The two tokens speak of different people");
        }
        return new Tokens(Claims.of(access, API), tokens.getRefreshToken().getValue(), tokens.getIDTokenString());
    }

    private Endpoints endpoints() throws ProviderUnavailable {
        var known = endpoints;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (endpoints == null) {
                endpoints = discover();
            }
            return endpoints;
        }
    }

    private Endpoints discover() throws ProviderUnavailable {
        try {
            var metadata = OIDCProviderMetadata.resolve(issuer, CONNECT_MS, READ_MS);
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(CONNECT_MS, READ_MS, LARGEST_KEY_SET))
                    .retrying(true)
                    .outageTolerantForever()
                    .build();
            var selector = new JWSVerificationKeySelector<>(ALGORITHMS, keys);
            var accessTokens = new DefaultJWTProcessor<SecurityContext>();
            accessTokens.setJWSKeySelector(selector);
            accessTokens.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    API,
                    new JWTClaimsSet.Builder()
                            .issuer(issuer.getValue())
                            .claim("typ", "Bearer")
                            .claim("azp", client.getValue())
                            .build(),
                    Set.of("sub", "exp", "iat")));
            return new Endpoints(metadata, new IDTokenValidator(issuer, client, selector, null), accessTokens);
        } catch (GeneralException | IOException e) {
            throw new ProviderUnavailable("The provider's discovery document cannot be read", e);
        }
    }

    private static List<LangTag> languages(Locale language) {
        try {
            return List.of(new LangTag(language.getLanguage()));
        } catch (LangTagException e) {
            return List.of();
        }
    }
}
