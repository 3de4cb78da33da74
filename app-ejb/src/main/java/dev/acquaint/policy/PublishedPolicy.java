package dev.acquaint.policy;

import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.engine.document.PolicyDocument;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One version of an organization's own policy, from the moment it was published. Nothing of it ever changes, not even
 * when it is no longer in force: decisions name it by hash and are replayed with it.
 */
@Entity
@Table(name = "policy_version")
class PublishedPolicy extends TenantOwned {

    @Column(name = "policy", nullable = false, updatable = false)
    private String policy;

    @Column(name = "version", nullable = false, updatable = false)
    private int version;

    @Column(name = "hash", nullable = false, updatable = false)
    private String hash;

    @Column(name = "document", nullable = false, updatable = false)
    private String document;

    @Column(name = "published_at", nullable = false, updatable = false)
    private Instant publishedAt;

    @Column(name = "published_by", nullable = false, updatable = false)
    private String publishedBy;

    @Column(name = "published_by_name", nullable = false, updatable = false)
    private String publishedByName;

    protected PublishedPolicy() {}

    private PublishedPolicy(PolicyVersion content, Caller publisher, Instant now) {
        super(Id.next());
        policy = content.policy().id();
        version = content.version();
        hash = content.hash();
        document = PolicyDocument.toJson(content.policy());
        publishedAt = now;
        publishedBy = publisher.subject();
        publishedByName = publisher.name();
    }

    static PublishedPolicy of(PolicyVersion content, Caller publisher, Instant now) {
        return new PublishedPolicy(content, publisher, now);
    }

    String policy() {
        return policy;
    }

    int version() {
        return version;
    }

    String hash() {
        return hash;
    }

    String document() {
        return document;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    String publishedByName() {
        return publishedByName;
    }
}
