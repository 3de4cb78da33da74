package dev.acquaint.engine;

import java.time.Instant;

/**
 * A waiver: for this member the rule is absent, neither false nor unknown.
 *
 * @param policy the policy's id, any version
 * @param until the first instant at which it no longer holds
 * @param grantor who granted it
 */
public record GrantedException(String id, String policy, String rule, Instant until, String grantor, String reason) {

    public boolean holdsAt(Instant at) {
        return at.isBefore(until);
    }
}
