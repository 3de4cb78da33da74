package dev.acquaint.evaluation;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.kernel.Page;
import dev.acquaint.policy.PolicyHolder;
import dev.acquaint.policy.PolicyHolders;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import dev.acquaint.tenancy.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The decision log, to read: a member's own decisions and those that the caller itself asked for. Anybody else's look
 * like absent ones, also to the organization's own officers. What an integrator asked for about a member it sees for as
 * long as that member consents.
 */
@Stateless
public class Decisions {

    private static final int MOST_ON_A_PAGE = 200;

    @Inject
    private DecisionLog log;

    @Inject
    private Replay replay;

    @Inject
    private PolicyHolders holders;

    @Inject
    private CurrentTenant currentTenant;

    @Requires(Permission.READ_DECISIONS)
    public DecisionView get(Id decision) {
        var row = readable(decision);
        var content = log.content(row);
        var entry = content.decisions().get(row.position());
        return new DecisionView(
                row.id(),
                row.call(),
                row.kind(),
                row.caller(),
                row.member(),
                row.loggedAt(),
                LogJson.asMap(entry.request()),
                entry.result());
    }

    /** The newest first. */
    @Requires(Permission.READ_DECISIONS)
    public Page<DecisionSummary> list(DecisionQuery query) {
        var caller = currentTenant.caller();
        int limit = Math.max(1, Math.min(query.limit(), MOST_ON_A_PAGE));
        long before = beforeOf(query.cursor());
        Stream<DecisionRow> found = log.askedBy(caller.subject(), query, before, limit + 1).stream();
        if (isPerson(caller)) {
            found = Stream.concat(found, log.ofMember(caller.memberId(), query, before, limit + 1).stream());
        }
        var rows = found.distinct()
                .sorted(Comparator.comparing(DecisionRow::id).reversed())
                .limit(limit + 1L)
                .toList();
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        Map<Id, Boolean> consents = new HashMap<>();
        return new Page<>(
                shown.stream()
                        .filter(row -> mayRead(caller, row, consents))
                        .map(DecisionRow::summary)
                        .toList(),
                rows.size() > limit ? shown.get(limit - 1).id().toString() : null);
    }

    /** Decides once more with the inputs and policy versions of then. Nothing is logged: nothing is newly decided. */
    @Requires(Permission.READ_DECISIONS)
    public ReplayResult replay(Id decision) {
        var row = readable(decision);
        return replay.of(log.content(row), row.position());
    }

    private DecisionRow readable(Id decision) {
        var caller = currentTenant.caller();
        return log.find(decision)
                .filter(row -> mayRead(caller, row, new HashMap<>()))
                .orElseThrow(DomainException::notFound);
    }

    private boolean mayRead(Caller caller, DecisionRow row, Map<Id, Boolean> consents) {
        if (isPerson(caller) && row.member() != null && row.member().equals(caller.member())) {
            return true;
        }
        if (!row.caller().equals(caller.subject())) {
            return false;
        }
        return isPerson(caller)
                || row.member() == null
                || consents.computeIfAbsent(
                        row.member(),
                        member -> holders.find(member)
                                .filter(PolicyHolder::integratorsMayRead)
                                .isPresent());
    }

    private static boolean isPerson(Caller caller) {
        return caller.member() != null && !caller.is(Role.INTEGRATOR);
    }

    private static long beforeOf(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        return Id.parse(cursor)
                .map(Id::value)
                .orElseThrow(() -> new DomainException(
                        ErrorCode.INVALID,
                        "This is not a cursor that a page has given.",
                        List.of(new Fault("/cursor", "not-a-cursor", "Use the cursor of the page before."))));
    }

    /**
     * @param action only this one; null for all
     * @param outcome only this one; null for all
     * @param cursor where to go on, from the page before; null for the start
     * @param limit 1 to 200
     */
    public record DecisionQuery(
            @Nullable String action,
            @Nullable String outcome,
            @Nullable String cursor,
            int limit) {
        public static final DecisionQuery FIRST = new DecisionQuery(null, null, null, 50);
    }
}
