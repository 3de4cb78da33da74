package dev.acquaint.tenancy;

import static dev.acquaint.tenancy.Permission.EVALUATE;
import static dev.acquaint.tenancy.Permission.IMPORT;
import static dev.acquaint.tenancy.Permission.MANAGE_CLIENTS;
import static dev.acquaint.tenancy.Permission.MANAGE_MEMBERS;
import static dev.acquaint.tenancy.Permission.OPERATE_PLATFORM;
import static dev.acquaint.tenancy.Permission.OWN_NETWORK;
import static dev.acquaint.tenancy.Permission.OWN_POLICY;
import static dev.acquaint.tenancy.Permission.OWN_PROFILE;
import static dev.acquaint.tenancy.Permission.READ_AUDIT;
import static dev.acquaint.tenancy.Permission.READ_DECISIONS;
import static dev.acquaint.tenancy.Permission.READ_IMPORTS;
import static dev.acquaint.tenancy.Permission.READ_LESSONS;
import static dev.acquaint.tenancy.Permission.READ_MEMBERS;
import static dev.acquaint.tenancy.Permission.READ_NETWORK;
import static dev.acquaint.tenancy.Permission.READ_POLICIES;
import static dev.acquaint.tenancy.Permission.WRITE_POLICIES;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody is within a tenant, and what that lets them do: the whole table of who may do what.
 * Only a member holds {@link Permission#OWN_NETWORK}, so that no office gives a look into another's network.
 */
public enum Role {
    ORG_ADMIN("org-admin", MANAGE_MEMBERS, READ_MEMBERS, READ_AUDIT, READ_POLICIES, READ_LESSONS, OWN_PROFILE),
    COACH(
            "coach",
            MANAGE_CLIENTS,
            READ_MEMBERS,
            EVALUATE,
            READ_DECISIONS,
            READ_POLICIES,
            WRITE_POLICIES,
            READ_LESSONS,
            OWN_PROFILE),
    HR_MANAGER("hr-manager", EVALUATE, READ_DECISIONS, READ_POLICIES, WRITE_POLICIES, READ_LESSONS, OWN_PROFILE),
    MEMBER(
            "member",
            EVALUATE,
            READ_DECISIONS,
            READ_POLICIES,
            OWN_POLICY,
            IMPORT,
            READ_IMPORTS,
            OWN_NETWORK,
            READ_LESSONS,
            OWN_PROFILE),
    /** The most that an integrator can be given; of this it has what the scopes of its token name. */
    INTEGRATOR(
            "integrator",
            EVALUATE,
            READ_DECISIONS,
            READ_POLICIES,
            WRITE_POLICIES,
            IMPORT,
            READ_IMPORTS,
            READ_NETWORK,
            READ_LESSONS,
            READ_MEMBERS,
            MANAGE_MEMBERS,
            READ_AUDIT),
    /** Belongs to no tenant. */
    PLATFORM_OPERATOR("platform-operator", OPERATE_PLATFORM);

    private final String code;
    private final Set<Permission> permissions;

    Role(String code, Permission first, Permission... more) {
        this.code = code;
        this.permissions = Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    /** The role's name in tokens and in the database. */
    public String code() {
        return code;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** Empty for a name that is no role of ours: identity providers add their own. */
    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }

    /** The permissions of somebody who holds these roles and whose token carries these scopes. */
    public static Set<Permission> permissionsOf(Set<Role> roles, Set<String> scopes) {
        var granted = EnumSet.noneOf(Permission.class);
        for (Role role : roles) {
            for (Permission permission : role.permissions) {
                if (role != INTEGRATOR
                        || permission.scope().filter(scopes::contains).isPresent()) {
                    granted.add(permission);
                }
            }
        }
        return Collections.unmodifiableSet(granted);
    }
}
