package dev.acquaint.policy;

import dev.acquaint.kernel.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param until exclusive
 * @param revokedAt null unless it was taken back before its end
 * @param state {@code active}, {@code expired} or {@code revoked}, as of now
 */
public record ExceptionView(
        Id id,
        Id member,
        String policy,
        String rule,
        String reason,
        String grantedBy,
        Instant grantedAt,
        Instant until,
        @Nullable Instant revokedAt,
        String state) {}
