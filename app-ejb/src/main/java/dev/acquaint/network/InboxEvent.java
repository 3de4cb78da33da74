package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to an invitation, for the history with its sender. Only added to, but for merges. */
@Entity
@Table(name = "inbox_event")
class InboxEvent extends TenantOwned {

    static final int MAX_DETAIL = 500;

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "contact_id", nullable = false)
    private Id contact;

    @Column(name = "invitation_id", nullable = false, updatable = false)
    private Id invitation;

    @Column(name = "kind", nullable = false, updatable = false)
    private String kind;

    @Column(name = "detail", updatable = false)
    private @Nullable String detail;

    @Column(name = "at", nullable = false, updatable = false)
    private Instant at;

    protected InboxEvent() {}

    InboxEvent(Invitation about, String kind, @Nullable String detail, Instant at) {
        super(Id.next());
        this.member = about.member();
        this.contact = about.contact();
        this.invitation = about.id();
        this.kind = kind;
        this.detail = detail == null ? null : Contact.cut(detail, MAX_DETAIL);
        this.at = at;
    }

    void movesTo(Contact to) {
        contact = to.id();
    }

    InvitationView.HistoryEntry view() {
        return new InvitationView.HistoryEntry(at, kind, detail);
    }
}
