package dev.acquaint.network;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for a connection. Open from when it is imported or typed in, unless it is history already; decided and
 * decided again while it is open; settled by the member, who can take that back; or history once an import shows the two
 * as connected.
 */
@Entity
@Table(name = "invitation")
class Invitation extends TenantOwned {

    static final int MAX_NOTE = 2_000;
    static final int MAX_REASON = 160;
    static final int UNDECIDED = 99;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "contact_id", nullable = false)
    private Id contact;

    @Column(name = "row_key", nullable = false, updatable = false)
    private long rowKey;

    @Enumerated(EnumType.STRING)
    @Column(name = "direction", nullable = false, updatable = false)
    private Direction direction;

    @Column(name = "platform", nullable = false, updatable = false)
    private String platform;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private InvitationState state;

    @Column(name = "sent_at", nullable = false, updatable = false)
    private Instant sentAt;

    @Column(name = "note", nullable = false, updatable = false)
    private String note;

    @Column(name = "doubtful", nullable = false)
    private boolean doubtful;

    @Column(name = "told_apart", nullable = false)
    private boolean toldApart;

    @Column(name = "outcome")
    private @Nullable String outcome;

    @Column(name = "outcome_order", nullable = false)
    private int outcomeOrder = UNDECIDED;

    @Column(name = "short_reason", nullable = false)
    private String shortReason = "";

    @Column(name = "decision_id")
    private @Nullable Id decision;

    @Column(name = "revision")
    private @Nullable Long revision;

    @Column(name = "settled_outcome")
    private @Nullable String settledOutcome;

    @Column(name = "settled_overridden", nullable = false)
    private boolean settledOverridden;

    @Column(name = "settled_reason")
    private @Nullable String settledReason;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Column(name = "reply_text")
    private @Nullable String replyText;

    @Column(name = "reply_sent_at")
    private @Nullable Instant replySentAt;

    protected Invitation() {}

    private Invitation(
            Contact contact, long rowKey, Direction direction, String platform, Instant sentAt, String note) {
        super(Id.next());
        this.member = contact.member();
        this.contact = contact.id();
        this.rowKey = rowKey;
        this.direction = direction;
        this.platform = platform;
        this.sentAt = sentAt;
        this.note = note;
        this.state = InvitationState.OPEN;
    }

    static Invitation open(
            Contact contact, long rowKey, Direction direction, String platform, Instant sentAt, String note) {
        return new Invitation(contact, rowKey, direction, platform, sentAt, note);
    }

    /** It became a connection, or is too old to answer. What the member has settled stays settled. */
    void becomesHistory() {
        if (state == InvitationState.OPEN) {
            state = InvitationState.HISTORY;
            doubtful = false;
        }
    }

    void becomesDoubtful(boolean doubt) {
        doubtful = doubt && !toldApart;
    }

    void toldApart() {
        toldApart = true;
        doubtful = false;
    }

    void movesTo(Contact to) {
        contact = to.id();
        doubtful = false;
    }

    void settle(String as, boolean overridden, @Nullable String reason, Instant now) {
        if (state != InvitationState.OPEN) {
            throw new DomainException(ErrorCode.CONFLICT, "This invitation is settled already. Undo that first.");
        }
        state = as.equals("accept") ? InvitationState.ACCEPTED : InvitationState.CLOSED;
        settledOutcome = as;
        settledOverridden = overridden;
        settledReason = reason;
        settledAt = now;
    }

    void replySent(String text, Instant now) {
        replyText = text;
        replySentAt = now;
    }

    boolean isSettled() {
        return settledAt != null;
    }

    boolean mayUndo() {
        return settledAt != null || replySentAt != null;
    }

    /** Takes back what came last. @return the event's kind that was taken back */
    String undo() {
        if (settledAt != null && (replySentAt == null || !settledAt.isBefore(replySentAt))) {
            String kind = settledOverridden ? "overridden" : "settled";
            state = InvitationState.OPEN;
            settledOutcome = null;
            settledOverridden = false;
            settledReason = null;
            settledAt = null;
            return kind;
        }
        if (replySentAt != null) {
            replyText = null;
            replySentAt = null;
            return "reply-sent";
        }
        throw new DomainException(ErrorCode.CONFLICT, "There is nothing to take back.");
    }

    Id member() {
        return member;
    }

    Id contact() {
        return contact;
    }

    long rowKey() {
        return rowKey;
    }

    Direction direction() {
        return direction;
    }

    String platform() {
        return platform;
    }

    InvitationState state() {
        return state;
    }

    Instant sentAt() {
        return sentAt;
    }

    String note() {
        return note;
    }

    boolean isDoubtful() {
        return doubtful;
    }

    @Nullable
    String outcome() {
        return outcome;
    }

    String shortReason() {
        return shortReason;
    }

    @Nullable
    Id decision() {
        return decision;
    }

    @Nullable
    Long revision() {
        return revision;
    }

    @Nullable
    String replyText() {
        return replyText;
    }

    @Nullable
    Instant replySentAt() {
        return replySentAt;
    }

    InvitationView.@Nullable Settlement settlement() {
        return settledAt == null || settledOutcome == null
                ? null
                : new InvitationView.Settlement(settledOutcome, settledOverridden, settledReason, settledAt);
    }
}
