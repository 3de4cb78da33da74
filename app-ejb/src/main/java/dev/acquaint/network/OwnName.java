package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A name or address by which exports call the member. */
@Entity
@Table(name = "own_name")
class OwnName extends TenantOwned {

    static final String NAME = "NAME";
    static final String ADDRESS = "ADDRESS";

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "form", nullable = false, updatable = false)
    private String form;

    @Column(name = "name", nullable = false, updatable = false)
    private String name;

    protected OwnName() {}

    OwnName(Id member, String form, String name) {
        super(Id.next());
        this.member = member;
        this.form = form;
        this.name = name;
    }

    boolean is(String otherForm, String otherName) {
        return form.equals(otherForm) && name.equals(otherName);
    }

    boolean isAddress() {
        return form.equals(ADDRESS);
    }

    String name() {
        return name;
    }
}
