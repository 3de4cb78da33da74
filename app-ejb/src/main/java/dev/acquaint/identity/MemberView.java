package dev.acquaint.identity;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** A member as those see them who manage members: who they are, and nothing of their network or profile. */
public record MemberView(
        Id id, String name, String email, Set<Role> roles, MemberState state, Locale language, Instant createdAt) {

    public MemberView {
        roles = Set.copyOf(roles);
    }
}
