package dev.acquaint.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What checking the whole chain found.
 *
 * @param events how many were checked
 * @param brokenAt the first place in the chain that is not as it was written; null when all is intact
 */
public record AuditVerdict(long events, @Nullable Long brokenAt) {

    public boolean intact() {
        return brokenAt == null;
    }

    public Optional<Long> firstBroken() {
        return Optional.ofNullable(brokenAt);
    }
}
