package dev.acquaint.audit;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * One act, written once and never changed: the application's account may not. Its hash covers everything it says and the
 * hash before it, so that an edit, a removal or a swap shows when the chain is verified.
 */
@Entity
@Table(name = "audit_event")
class AuditEvent extends TenantOwned {

    /** What comes before the first event. */
    static final String NO_HASH = "0".repeat(64);

    @Column(name = "sequence", nullable = false)
    private long sequence;

    @Column(name = "previous_hash", nullable = false)
    private String previousHash;

    @Column(name = "hash", nullable = false)
    private String hash;

    @Column(name = "actor", nullable = false)
    private String actor;

    @Column(name = "actor_name", nullable = false)
    private String actorName;

    @Column(name = "act", nullable = false)
    private String act;

    @Column(name = "subject", nullable = false)
    private String subject;

    @Column(name = "detail", nullable = false)
    private String detail;

    @Column(name = "at", nullable = false)
    private Instant at;

    protected AuditEvent() {}

    private AuditEvent(Id id) {
        super(id);
    }

    static AuditEvent following(
            AuditHead head, String actor, String actorName, String act, String subject, String detail, Instant at) {
        var event = new AuditEvent(Id.next());
        event.sequence = head.sequence() + 1;
        event.previousHash = head.hash();
        event.actor = actor;
        event.actorName = actorName;
        event.act = act;
        event.subject = subject;
        event.detail = detail;
        event.at = at.truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        event.hash = event.computeHash();
        return event;
    }

    /** Each part is preceded by its length, so that no two different events read alike. */
    final String computeHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {
                previousHash,
                Long.toString(sequence),
                id().toString(),
                actor,
                actorName,
                act,
                subject,
                detail,
                at.toString()
            }) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this event is what was written, at the place where it was written. */
    boolean follows(long sequenceBefore, String hashBefore) {
        return sequence == sequenceBefore + 1 && previousHash.equals(hashBefore) && hash.equals(computeHash());
    }

    long sequence() {
        return sequence;
    }

    String hash() {
        return hash;
    }

    AuditEntry view() {
        return new AuditEntry(id(), sequence, at, actor, actorName, act, subject, detail, hash);
    }
}
