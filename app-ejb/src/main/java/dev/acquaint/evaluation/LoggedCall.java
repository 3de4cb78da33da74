package dev.acquaint.evaluation;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call as the log keeps it.
 *
 * @param kind {@code evaluate}, {@code batch} or {@code compare}
 * @param caller the identity provider's id of who asked
 * @param content what a replay needs, see {@link CallContent}
 * @param decisions at least one
 */
record LoggedCall(TenantId tenant, String kind, String caller, Instant loggedAt, byte[] content, List<Made> decisions) {

    LoggedCall {
        decisions = List.copyOf(decisions);
        if (decisions.isEmpty()) {
            throw new IllegalArgumentException("A call without decisions leaves nothing to log");
        }
    }

    void addRowsTo(List<DecisionWriter.Row> rows) {
        for (int position = 0; position < decisions.size(); position++) {
            rows.add(new DecisionWriter.Row(this, position));
        }
    }

    /** @param member whose decision it is; null for the organization's baseline */
    record Made(
            Id id,
            @Nullable Id member,
            String action,
            String outcome,
            boolean permits,
            boolean hypothetical,
            Instant decidedAt) {}
}
