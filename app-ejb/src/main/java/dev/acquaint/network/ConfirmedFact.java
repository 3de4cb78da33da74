package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the member has said: about a person, reused for all their invitations; about one invitation; or about their
 * own account. "I don't know" is kept too, so that it is not asked again.
 */
@Entity
@Table(name = "confirmed_fact")
class ConfirmedFact extends TenantOwned {

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "about", nullable = false)
    private Id about;

    @Column(name = "contact_id")
    private @Nullable Id contact;

    @Column(name = "fact", nullable = false, updatable = false)
    private String fact;

    @Column(name = "answer")
    private @Nullable String answer;

    @Column(name = "confirmed_at", nullable = false)
    private Instant confirmedAt;

    protected ConfirmedFact() {}

    private ConfirmedFact(Id member, Id about, @Nullable Id contact, String fact) {
        super(Id.next());
        this.member = member;
        this.about = about;
        this.contact = contact;
        this.fact = fact;
    }

    static ConfirmedFact aboutContact(Contact contact, String fact) {
        return new ConfirmedFact(contact.member(), contact.id(), contact.id(), fact);
    }

    static ConfirmedFact aboutInvitation(Invitation invitation, String fact) {
        return new ConfirmedFact(invitation.member(), invitation.id(), invitation.contact(), fact);
    }

    static ConfirmedFact aboutAccount(Id member, String fact) {
        return new ConfirmedFact(member, member, null, fact);
    }

    /** @param json null for "I don't know" */
    void says(@Nullable String json, Instant now) {
        answer = json;
        confirmedAt = now;
    }

    /** Goes over to the contact that the one it was about turned out to be. */
    void movesTo(Contact from, Contact to) {
        if (about.equals(from.id())) {
            about = to.id();
        }
        contact = to.id();
    }

    Id about() {
        return about;
    }

    String fact() {
        return fact;
    }

    @Nullable
    String answer() {
        return answer;
    }
}
