package dev.acquaint.web.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.acquaint.tenancy.Role;
import dev.acquaint.tenancy.VerifiedIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verified access token says that matters here.
 *
 * @param memberships by alias, in the token's order
 * @param operator whether the person operates the platform
 */
record Claims(
        String subject,
        String name,
        @Nullable String email,
        Map<String, Membership> memberships,
        boolean operator,
        Instant expiresAt) {

    /** @param id null where the token only lists the alias */
    record Membership(@Nullable String id, Set<String> roles) {}

    static Claims of(JWTClaimsSet token, String api) {
        var memberships = new LinkedHashMap<String, Membership>();
        var organizations = token.getClaim("organization");
        if (organizations instanceof Map<?, ?> entries) {
            entries.forEach((alias, entry) -> memberships.put(String.valueOf(alias), membership(entry, api)));
        } else if (organizations instanceof Collection<?> aliases) {
            aliases.forEach(alias -> memberships.put(String.valueOf(alias), new Membership(null, Set.of())));
        }
        return new Claims(
                token.getSubject(),
                name(token),
                token.getClaim("email") instanceof String email ? email : null,
                memberships,
                texts(at(token.getClaim("realm_access"), "roles")).contains(Role.PLATFORM_OPERATOR.code()),
                token.getExpirationTime().toInstant());
    }

    /** The identity within the one organization; anything but exactly this one, with a role, is refused. */
    VerifiedIdentity within(String organization) throws SignInRefused {
        var membership = memberships.get(organization);
        if (memberships.size() != 1 || membership == null || membership.id() == null) {
            throw new SignInRefused(
                    Problem.NOT_A_MEMBER,
                    "The token names " + memberships.size() + " organizations, not the one asked");
        }
        if (membership.roles().isEmpty()) {
            throw new SignInRefused(Problem.NOT_A_MEMBER, "The token carries no role in the organization");
        }
        return new VerifiedIdentity(
                subject, membership.id(), organization, membership.roles(), Set.of(), name, email, expiresAt);
    }

    VerifiedIdentity asOperator() throws SignInRefused {
        if (!operator) {
            throw new SignInRefused(Problem.NO_ORGANIZATION, "Neither a member of an organization nor an operator");
        }
        return new VerifiedIdentity(
                subject, null, null, Set.of(Role.PLATFORM_OPERATOR.code()), Set.of(), name, email, expiresAt);
    }

    private static Membership membership(@Nullable Object entry, String api) {
        return new Membership(
                at(entry, "id") instanceof String id ? id : null,
                texts(at(at(at(entry, "resource_access"), api), "roles")));
    }

    private static String name(JWTClaimsSet token) {
        if (token.getClaim("name") instanceof String name && !name.isBlank()) {
            return name;
        }
        return token.getClaim("preferred_username") instanceof String username ? username : token.getSubject();
    }

    private static @Nullable Object at(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> entries ? entries.get(key) : null;
    }

    private static Set<String> texts(@Nullable Object list) {
        var texts = new LinkedHashSet<String>();
        if (list instanceof Collection<?> items) {
            items.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }
}
