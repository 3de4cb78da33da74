package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of an export that left only a count behind, or nothing yet: remembered, so that it counts once. */
@Entity
@Table(name = "counted_row")
class CountedRow extends TenantOwned {

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "row_key", nullable = false, updatable = false)
    private long rowKey;

    @Column(name = "counted", nullable = false)
    private boolean counted;

    protected CountedRow() {}

    CountedRow(Id member, long rowKey, boolean counted) {
        super(Id.next());
        this.member = member;
        this.rowKey = rowKey;
        this.counted = counted;
    }

    long rowKey() {
        return rowKey;
    }

    boolean isCounted() {
        return counted;
    }

    void counts() {
        counted = true;
    }
}
