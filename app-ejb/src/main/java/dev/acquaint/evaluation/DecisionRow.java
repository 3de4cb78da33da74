package dev.acquaint.evaluation;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A logged decision, to read: {@link DecisionWriter} writes, and nobody changes. Its content is asked for apart. */
@Entity
@Table(name = "decision_log")
class DecisionRow extends TenantOwned {

    @Column(name = "call_id", insertable = false, updatable = false)
    private Id call;

    @Column(name = "position", insertable = false, updatable = false)
    private int position;

    @Column(name = "kind", insertable = false, updatable = false)
    private String kind;

    @Column(name = "caller", insertable = false, updatable = false)
    private String caller;

    @Column(name = "member_id", insertable = false, updatable = false)
    private @Nullable Id member;

    @Column(name = "action", insertable = false, updatable = false)
    private String action;

    @Column(name = "outcome", insertable = false, updatable = false)
    private String outcome;

    @Column(name = "permits", insertable = false, updatable = false)
    private boolean permits;

    @Column(name = "hypothetical", insertable = false, updatable = false)
    private boolean hypothetical;

    @Column(name = "decided_at", insertable = false, updatable = false)
    private Instant decidedAt;

    @Column(name = "logged_at", insertable = false, updatable = false)
    private Instant loggedAt;

    protected DecisionRow() {}

    Id call() {
        return call;
    }

    int position() {
        return position;
    }

    String kind() {
        return kind;
    }

    String caller() {
        return caller;
    }

    @Nullable
    Id member() {
        return member;
    }

    Instant loggedAt() {
        return loggedAt;
    }

    DecisionSummary summary() {
        return new DecisionSummary(id(), call, kind, member, action, outcome, permits, hypothetical, decidedAt);
    }
}
