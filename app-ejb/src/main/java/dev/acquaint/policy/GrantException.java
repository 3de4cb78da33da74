package dev.acquaint.policy;

import dev.acquaint.kernel.Id;
import java.time.Instant;

/**
 * Frees a member from one rule for a while.
 *
 * @param policy the organization's own policy that holds the rule, any version
 * @param until the first instant at which it no longer holds
 */
public record GrantException(Id member, String policy, String rule, String reason, Instant until) {}
