package dev.acquaint.policy;

import dev.acquaint.engine.GrantedException;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A waiver of one rule for one member. Granted; ends by itself at an instant, or earlier when it is revoked. */
@Entity
@Table(name = "policy_exception")
class PolicyException extends TenantOwned {

    @Version
    @Column(name = "version", nullable = false)
    private int lock;

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "policy", nullable = false, updatable = false)
    private String policy;

    @Column(name = "rule", nullable = false, updatable = false)
    private String rule;

    @Column(name = "reason", nullable = false, updatable = false)
    private String reason;

    @Column(name = "granted_by", nullable = false, updatable = false)
    private String grantedBy;

    @Column(name = "granted_by_name", nullable = false, updatable = false)
    private String grantedByName;

    @Column(name = "granted_at", nullable = false, updatable = false)
    private Instant grantedAt;

    @Column(name = "until_at", nullable = false, updatable = false)
    private Instant until;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected PolicyException() {}

    private PolicyException(GrantException grant, Caller grantor, Instant now) {
        super(Id.next());
        member = grant.member();
        policy = grant.policy();
        rule = grant.rule();
        reason = grant.reason().strip();
        grantedBy = grantor.subject();
        grantedByName = grantor.name();
        grantedAt = now;
        until = grant.until().truncatedTo(ChronoUnit.MICROS);
    }

    static PolicyException granted(GrantException grant, Caller grantor, Instant now) {
        return new PolicyException(grant, grantor, now);
    }

    /** @return whether it was in force until now */
    boolean revoke(Instant now) {
        if (revokedAt != null || !now.isBefore(until)) {
            return false;
        }
        revokedAt = now;
        return true;
    }

    Id member() {
        return member;
    }

    GrantedException asGranted() {
        return new GrantedException(id().toString(), policy, rule, until, grantedByName, reason);
    }

    ExceptionView view(Instant now) {
        var state = revokedAt != null ? "revoked" : now.isBefore(until) ? "active" : "expired";
        return new ExceptionView(id(), member, policy, rule, reason, grantedByName, grantedAt, until, revokedAt, state);
    }
}
