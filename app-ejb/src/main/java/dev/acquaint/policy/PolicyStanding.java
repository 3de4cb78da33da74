package dev.acquaint.policy;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an organization has put in force, one row a tenant. Begins as the default pack at revision 1, as if it had been
 * stored; every change to policies, choices and exceptions locks the row and raises the revision, so that all of them
 * have one order and any copy of the application sees by one number whether what it remembers still holds.
 */
@Entity
@Table(name = "policy_standing")
class PolicyStanding extends TenantOwned {

    static final Id ONLY = new Id(1);
    static final String DEFAULT_PACK = "know-like-trust";

    @Column(name = "revision", nullable = false)
    private long revision;

    @Column(name = "pack", nullable = false)
    private String pack;

    @Convert(converter = ParamsConverter.class)
    @Column(name = "params", nullable = false)
    private Map<String, Object> params;

    @Column(name = "own_policy")
    private @Nullable String ownPolicy;

    @Column(name = "own_version")
    private @Nullable Integer ownVersion;

    protected PolicyStanding() {}

    private PolicyStanding(Id id) {
        super(id);
        revision = 1;
        pack = DEFAULT_PACK;
        params = Map.of();
    }

    static PolicyStanding atFirst() {
        return new PolicyStanding(ONLY);
    }

    void raiseRevision() {
        revision++;
    }

    void choose(ChoosePack choice) {
        pack = choice.pack();
        params = choice.params();
    }

    void putInForce(PublishedPolicy own) {
        ownPolicy = own.policy();
        ownVersion = own.version();
    }

    void retireOwn() {
        ownPolicy = null;
        ownVersion = null;
    }

    long revision() {
        return revision;
    }

    String pack() {
        return pack;
    }

    Map<String, Object> params() {
        return params;
    }

    /** The organization's own policy in force, if it has one. */
    Optional<Own> own() {
        return ownPolicy == null || ownVersion == null ? Optional.empty() : Optional.of(new Own(ownPolicy, ownVersion));
    }

    record Own(String policy, int version) {}
}
