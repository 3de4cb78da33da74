package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What passed between the member and a contact, summed up: how much, which way, from when to when. */
@Entity
@Table(name = "interaction")
class Interaction extends TenantOwned {

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "contact_id", nullable = false, updatable = false)
    private Id contact;

    @Column(name = "messages_sent", nullable = false)
    private int messagesSent;

    @Column(name = "messages_received", nullable = false)
    private int messagesReceived;

    @Column(name = "first_on")
    private @Nullable LocalDate firstOn;

    @Column(name = "last_on")
    private @Nullable LocalDate lastOn;

    @Column(name = "recommendations_received", nullable = false)
    private int recommendationsReceived;

    @Column(name = "recommendations_given", nullable = false)
    private int recommendationsGiven;

    @Column(name = "endorsements_received", nullable = false)
    private int endorsementsReceived;

    @Column(name = "endorsements_given", nullable = false)
    private int endorsementsGiven;

    protected Interaction() {}

    private Interaction(Id member, Id contact) {
        super(Id.next());
        this.member = member;
        this.contact = contact;
    }

    static Interaction with(Contact contact) {
        return new Interaction(contact.member(), contact.id());
    }

    void message(Direction direction, LocalDate on) {
        if (direction == Direction.OUTGOING) {
            messagesSent++;
        } else {
            messagesReceived++;
        }
        seen(on);
    }

    void vouched(Imported.Vouch kind, Direction direction) {
        boolean received = direction == Direction.INCOMING;
        if (kind == Imported.Vouch.RECOMMENDATION) {
            recommendationsReceived += received ? 1 : 0;
            recommendationsGiven += received ? 0 : 1;
        } else {
            endorsementsReceived += received ? 1 : 0;
            endorsementsGiven += received ? 0 : 1;
        }
    }

    /** Takes in what was counted for a contact that turned out to be the same person. */
    void add(Interaction other) {
        messagesSent += other.messagesSent;
        messagesReceived += other.messagesReceived;
        recommendationsReceived += other.recommendationsReceived;
        recommendationsGiven += other.recommendationsGiven;
        endorsementsReceived += other.endorsementsReceived;
        endorsementsGiven += other.endorsementsGiven;
        if (other.firstOn != null && other.lastOn != null) {
            seen(other.firstOn);
            seen(other.lastOn);
        }
    }

    private void seen(LocalDate on) {
        if (firstOn == null || on.isBefore(firstOn)) {
            firstOn = on;
        }
        if (lastOn == null || on.isAfter(lastOn)) {
            lastOn = on;
        }
    }

    Id contact() {
        return contact;
    }

    int messages() {
        return messagesSent + messagesReceived;
    }

    int twoWayMessages() {
        return Math.min(messagesSent, messagesReceived);
    }

    boolean recommendationsExchanged() {
        return recommendationsReceived > 0 && recommendationsGiven > 0;
    }

    @Nullable
    LocalDate lastOn() {
        return lastOn;
    }

    ContactView.Interactions view() {
        return new ContactView.Interactions(
                messagesSent,
                messagesReceived,
                firstOn,
                lastOn,
                recommendationsReceived,
                recommendationsGiven,
                endorsementsReceived,
                endorsementsGiven);
    }
}
