package dev.acquaint.tenancy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verified credential says about its bearer, before our own records were asked.
 *
 * @param subject the identity provider's id of the person or service
 * @param organizationId the identity provider's id of the one organization; null only for a platform operator
 * @param organizationAlias for people to read; the id is what counts
 * @param roles the names as they came, {@link Role#ofCode known} or not
 * @param scopes the OAuth scopes of an access token; empty for a sign-in
 * @param email null for a service account
 * @param expiresAt when the credential stops being valid
 */
public record VerifiedIdentity(
        String subject,
        @Nullable String organizationId,
        @Nullable String organizationAlias,
        Set<String> roles,
        Set<String> scopes,
        String name,
        @Nullable String email,
        Instant expiresAt) {

    public VerifiedIdentity {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }
}
