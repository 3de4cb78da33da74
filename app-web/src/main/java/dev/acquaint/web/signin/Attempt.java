package dev.acquaint.web.signin;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import org.jspecify.annotations.Nullable;

/**
 * One trip to the identity provider and back. Used once.
 *
 * @param organization the alias to sign in to; null to learn which there are
 * @param chosen whether the person named the organization just now; a remembered one may turn out to be gone
 * @param returnTo the page that was asked for, see {@link Destination}
 */
record Attempt(
        State state,
        Nonce nonce,
        CodeVerifier verifier,
        @Nullable String organization,
        boolean chosen,
        Destination returnTo) {

    /** Asks which organizations there are; carries no usable roles. */
    static Attempt toListOrganizations(Destination returnTo) {
        return new Attempt(new State(), new Nonce(), new CodeVerifier(), null, false, returnTo);
    }

    static Attempt toEnter(String organization, boolean chosen, Destination returnTo) {
        return new Attempt(new State(), new Nonce(), new CodeVerifier(), organization, chosen, returnTo);
    }

    Scope scope() {
        return new Scope("openid", "profile", "email", "organization:" + (organization == null ? "*" : organization));
    }
}
