package dev.acquaint.policy;

import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.engine.document.PolicyDocument;
import dev.acquaint.tenancy.CrossTenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A pack as one release of the product brought it; never changed, and kept when a later release brings another. */
@Entity
@Table(name = "pack_version")
@CrossTenant("Packs come with the product and are the same for everybody")
class PackRelease {

    @Id
    @Column(name = "hash", nullable = false, updatable = false)
    private String hash;

    @Column(name = "pack", nullable = false, updatable = false)
    private String pack;

    @Column(name = "version", nullable = false, updatable = false)
    private int version;

    @Column(name = "document", nullable = false, updatable = false)
    private String document;

    @Column(name = "recorded_at", nullable = false, updatable = false)
    private Instant recordedAt;

    protected PackRelease() {}

    private PackRelease(PolicyVersion content, Instant now) {
        hash = content.hash();
        pack = content.policy().id();
        version = content.version();
        document = PolicyDocument.toJson(content.policy());
        recordedAt = now;
    }

    static PackRelease of(PolicyVersion content, Instant now) {
        return new PackRelease(content, now);
    }

    int version() {
        return version;
    }

    String document() {
        return document;
    }
}
