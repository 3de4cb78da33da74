package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import jakarta.ejb.Stateless;
import org.jspecify.annotations.Nullable;

/** The member's invitations: see each decided, answer what is unknown, settle it. The policy decides, the member acts. */
@Stateless
public class Inbox {

    /** The open invitations by outcome, or those already settled. */
    public InboxView list(InboxQuery query) {
        throw new UnsupportedOperationException();
    }

    /** One invitation, decided anew when what it rests on has changed since. */
    public InvitationView open(Id invitation) {
        throw new UnsupportedOperationException();
    }

    /** Notes what the member says about the sender, for all invitations of that person, and decides again. */
    public InvitationView answer(Id invitation, String fact, Answer answer) {
        throw new UnsupportedOperationException();
    }

    /** Says whether the sender is one of the candidates of a doubtful match; null for none of them. */
    public InvitationView identify(Id invitation, @Nullable Id sameAs) {
        throw new UnsupportedOperationException();
    }

    /** Settles it as accepted, where the policy says accept or leaves it to the member. */
    public InvitationView accept(Id invitation) {
        throw new UnsupportedOperationException();
    }

    /** Settles it otherwise than the policy says; refused where a mandatory rule decided and no exception is granted. */
    public InvitationView override(Id invitation, String outcome, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Settles it as the policy says: ignored, declined, asked. */
    public InvitationView follow(Id invitation) {
        throw new UnsupportedOperationException();
    }

    /** Notes that the member has sent the reply, with the text as they sent it. */
    public InvitationView markReplySent(Id invitation, String text) {
        throw new UnsupportedOperationException();
    }

    /** Takes back the last settlement or sent mark. */
    public InvitationView undo(Id invitation) {
        throw new UnsupportedOperationException();
    }

    /** Adds one by hand and decides it. */
    public InvitationView add(NewInvitation invitation) {
        throw new UnsupportedOperationException();
    }
}
