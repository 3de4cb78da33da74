package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** The tie itself: the network shows the two as connected since a day. */
@Entity
@Table(name = "connection")
class Connection extends TenantOwned {

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "contact_id", nullable = false, updatable = false)
    private Id contact;

    @Column(name = "connected_on", nullable = false)
    private LocalDate connectedOn;

    protected Connection() {}

    private Connection(Id member, Id contact, LocalDate connectedOn) {
        super(Id.next());
        this.member = member;
        this.contact = contact;
        this.connectedOn = connectedOn;
    }

    static Connection of(Contact contact, LocalDate connectedOn) {
        return new Connection(contact.member(), contact.id(), connectedOn);
    }

    /** They parted and connected anew. @return whether it changed */
    boolean since(LocalDate day) {
        if (day.equals(connectedOn)) {
            return false;
        }
        connectedOn = day;
        return true;
    }

    Id member() {
        return member;
    }

    Id contact() {
        return contact;
    }

    LocalDate connectedOn() {
        return connectedOn;
    }
}
