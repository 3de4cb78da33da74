package dev.acquaint.web.signin;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The way in. A first trip to the provider learns which organizations the person belongs to, a second one enters exactly
 * one of them: only its token carries roles. A remembered organization saves the first trip.
 */
@ApplicationScoped
class SignIn {

    /** What a scope may hold, but no star: that would list organizations instead of entering one. */
    private static final Pattern ALIAS = Pattern.compile("[!#-)+-\\[\\]-~]{1,200}");

    private final Provider provider;
    private final String issuer;

    /** What the browser has to do next. */
    sealed interface Next permits GoTo, Choose, Enter {}

    record GoTo(URI address) implements Next {}

    record Choose(List<String> organizations, Destination returnTo) implements Next {}

    record Enter(SignedIn person, @Nullable String organization, Destination returnTo) implements Next {}

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    SignIn() {
        provider = null;
        issuer = null;
    }

    @Inject
    SignIn(Provider provider, @ConfigProperty(name = "acquaint.oidc.issuer") String issuer) {
        this.provider = provider;
        this.issuer = issuer;
    }

    /**
     * @param organization the alias to enter; null to find out
     * @param chosen whether the person has just named it
     */
    Next begin(Attempts attempts, @Nullable String organization, boolean chosen, Destination returnTo, Locale language)
            throws ProviderUnavailable {
        var attempt = organization != null && enterable(organization)
                ? Attempt.toEnter(organization, chosen, returnTo)
                : Attempt.toListOrganizations(returnTo);
        var address = provider.authorize(attempt, language);
        attempts.start(attempt);
        return new GoTo(address);
    }

    /** @param answer the parameters with which the provider sent the browser back */
    Next complete(Attempts attempts, Map<String, String[]> answer, Locale language)
            throws ProviderUnavailable, SignInRefused {
        var response = parse(answer);
        var attempt = attempts.take(response.getState())
                .orElseThrow(
                        () -> new SignInRefused(Problem.EXPIRED, "The state belongs to no attempt of this browser"));
        if (response.getIssuer() != null && !response.getIssuer().getValue().equals(issuer)) {
            throw new SignInRefused(Problem.INVALID, "The answer comes from another issuer");
        }
        if (!response.indicatesSuccess()) {
            var error = response.toErrorResponse().getErrorObject();
            throw new SignInRefused(
                    OAuth2Error.ACCESS_DENIED.equals(error) ? Problem.CANCELLED : Problem.EXPIRED,
                    "The provider answers " + error.getCode());
        }
        var tokens = provider.redeem(attempt, response.toSuccessResponse().getAuthorizationCode());
        var organization = attempt.organization();
        if (organization == null) {
            return listed(attempts, tokens, attempt.returnTo(), language);
        }
        if (!attempt.chosen() && !tokens.claims().memberships().containsKey(organization)) {
            return begin(attempts, null, false, attempt.returnTo(), language);
        }
        return new Enter(new SignedIn(tokens, organization), organization, attempt.returnTo());
    }

    private Next listed(Attempts attempts, Tokens tokens, Destination returnTo, Locale language)
            throws ProviderUnavailable, SignInRefused {
        var organizations = tokens.claims().memberships().keySet().stream()
                .filter(SignIn::enterable)
                .toList();
        return switch (organizations.size()) {
            case 0 -> new Enter(new SignedIn(tokens, null), null, returnTo);
            case 1 -> begin(attempts, organizations.get(0), true, returnTo, language);
            default -> new Choose(organizations, returnTo);
        };
    }

    private static boolean enterable(String alias) {
        return ALIAS.matcher(alias).matches();
    }

    private AuthenticationResponse parse(Map<String, String[]> answer) throws SignInRefused {
        var parameters = new LinkedHashMap<String, List<String>>();
        answer.forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        try {
            var response = AuthenticationResponseParser.parse(provider.redirectUri(), parameters);
            if (response.getState() == null) {
                throw new SignInRefused(Problem.EXPIRED, "The answer carries no state");
            }
            return response;
        } catch (ParseException e) {
            throw new SignInRefused(Problem.EXPIRED, "The answer cannot be read: " + e.getMessage(), e);
        }
    }
}
