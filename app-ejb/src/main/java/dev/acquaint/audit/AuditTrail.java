package dev.acquaint.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.kernel.Page;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.PublicAccess;
import dev.acquaint.tenancy.Requires;
import dev.acquaint.tenancy.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The organization's trail of acts: commands write it, its auditors read and verify it. */
@Stateless
public class AuditTrail {

    private static final int MOST_ON_A_PAGE = 200;
    private static final int CHECKED_AT_ONCE = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Inject
    private AuditEvents events;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    /**
     * Writes what the caller did, in the command's own transaction: both are kept, or neither.
     *
     * @param act a dotted name in the past tense, such as {@code member.invited}
     * @param subject what it was done to, such as {@code member:0HZXR2Q1CKY6E}
     * @param detail short facts for an auditor, JSON values; never a note, a message or a private judgment
     */
    @PublicAccess("The command that calls it has asked for its own permission; without a transaction it refuses")
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(String act, String subject, Map<String, ?> detail) {
        var caller = currentTenant.caller();
        var head = events.lockHead();
        var event =
                AuditEvent.following(head, actor(caller), caller.name(), act, subject, json(detail), clock.instant());
        events.append(event);
        head.reach(event);
    }

    /**
     * Newest first.
     *
     * @param cursor what the page before said comes next; null to begin
     * @param size 1 to 200
     */
    @Requires(Permission.READ_AUDIT)
    public Page<AuditEntry> list(@Nullable String cursor, int size) {
        int limit = Math.max(1, Math.min(size, MOST_ON_A_PAGE));
        var found = events.before(sequenceOf(cursor), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? Long.toString(shown.get(limit - 1).sequence()) : null;
        return new Page<>(shown.stream().map(AuditEvent::view).toList(), next);
    }

    @Requires(Permission.READ_AUDIT)
    public AuditEntry get(Id id) {
        return events.find(id).map(AuditEvent::view).orElseThrow(DomainException::notFound);
    }

    /** Reads the whole chain and tells the first place where it is not as it was written. */
    @Requires(Permission.READ_AUDIT)
    public AuditVerdict verify() {
        var head = events.head();
        long reach = head.map(AuditHead::sequence).orElse(0L);
        String end = head.map(AuditHead::hash).orElse(AuditEvent.NO_HASH);
        long sequence = 0;
        String hash = AuditEvent.NO_HASH;
        for (var batch = events.after(0, CHECKED_AT_ONCE);
                !batch.isEmpty();
                batch = events.after(sequence, CHECKED_AT_ONCE)) {
            for (AuditEvent event : batch) {
                if (sequence == reach) {
                    return new AuditVerdict(sequence, sequence + 1); // more events than were written
                }
                if (!event.follows(sequence, hash)) {
                    return new AuditVerdict(sequence, sequence + 1);
                }
                sequence = event.sequence();
                hash = event.hash();
            }
        }
        boolean whole = sequence == reach && hash.equals(end);
        return new AuditVerdict(sequence, whole ? null : Long.valueOf(sequence + 1));
    }

    private static long sequenceOf(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new DomainException(ErrorCode.INVALID, "This is not a cursor that a page has given.");
        }
    }

    private static String actor(Caller caller) {
        if (caller.member() != null) {
            return "member:" + caller.member();
        }
        if (caller.subject().startsWith("job:")) {
            return caller.subject();
        }
        return (caller.is(Role.PLATFORM_OPERATOR) ? "operator:" : "service:") + caller.subject();
    }

    /** Keys in order, so that the same detail always reads the same. */
    private static String json(Map<String, ?> detail) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(detail));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An act's detail must be plain JSON values", e);
        }
    }
}
