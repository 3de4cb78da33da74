package dev.acquaint.evaluation;

import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The content of a logged call, which the row of its first decision holds; apart, so that lists do not load it. */
@Entity
@Table(name = "decision_log")
class DecisionContent extends TenantOwned {

    @Column(name = "content", insertable = false, updatable = false)
    private byte @Nullable [] content;

    protected DecisionContent() {}

    byte @Nullable [] content() {
        return content;
    }
}
