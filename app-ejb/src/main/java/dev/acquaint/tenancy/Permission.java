package dev.acquaint.tenancy;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller may do. People get permissions by their {@link Role}s, integrators by the scopes of their token. */
public enum Permission {
    /** Have decisions made. */
    EVALUATE("decisions:evaluate"),
    /** Read the decisions that the caller asked for, or that concern the caller. */
    READ_DECISIONS("decisions:read"),
    READ_POLICIES("policies:read"),
    /** Change the organization's policy. */
    WRITE_POLICIES("policies:write"),
    /** Change the caller's own, personal policy within the organization's bounds. */
    OWN_POLICY(null),
    /** Upload an export: a person their own; an integrator a consenting member's. */
    IMPORT("imports:write"),
    READ_IMPORTS("imports:read"),
    /** The caller's own invitations and contacts. */
    OWN_NETWORK(null),
    /** Invitations and contacts of members who consented; never granted to a person. */
    READ_NETWORK("network:read"),
    READ_LESSONS("lessons:read"),
    /** The caller's own profile. */
    OWN_PROFILE(null),
    /** Names, e-mail addresses and states of the organization's members; nothing of their network. */
    READ_MEMBERS("members:read"),
    /** Invite and disable clients. */
    MANAGE_CLIENTS(null),
    /** Invite and disable members of any role. */
    MANAGE_MEMBERS("members:write"),
    READ_AUDIT("audit:read"),
    /** Approve and suspend organizations, without a look into them. */
    OPERATE_PLATFORM(null);

    private final @Nullable String scope;

    Permission(@Nullable String scope) {
        this.scope = scope;
    }

    /** The OAuth scope that gives an integrator this permission; empty where no scope can. */
    public Optional<String> scope() {
        return Optional.ofNullable(scope);
    }

    public static Optional<Permission> ofScope(String scope) {
        return Arrays.stream(values())
                .filter(permission -> scope.equals(permission.scope))
                .findFirst();
    }
}
