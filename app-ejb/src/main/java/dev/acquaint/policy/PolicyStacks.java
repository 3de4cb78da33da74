package dev.acquaint.policy;

import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.GrantedException;
import dev.acquaint.engine.Policy;
import dev.acquaint.engine.PolicyStack;
import dev.acquaint.engine.PolicyStack.Layer;
import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.engine.Scope;
import dev.acquaint.engine.document.Packs;
import dev.acquaint.engine.document.PolicyDocument;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Policies ready to decide by. What an organization has in force is remembered and asked for again by its revision, at
 * most twice a second, so that a change anywhere holds everywhere within a second and deciding costs no query.
 */
@ApplicationScoped
public class PolicyStacks {

    private static final long TRUSTED = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long USABLE = TimeUnit.MILLISECONDS.toNanos(900);
    private static final long MOST_WAITED = TimeUnit.SECONDS.toNanos(3);
    private static final int MOST_REMEMBERED = 10_000;

    private final Packs packs = Packs.standard();
    private final Map<TenantId, OfTenant> tenants = new ConcurrentHashMap<>();
    private final Map<List<Key>, PolicyStack> shared = new ConcurrentHashMap<>();
    private final Map<String, Policy> byHash = new ConcurrentHashMap<>();

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private PolicySnapshots snapshots;

    @Inject
    private PackReleases releases;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /**
     * What decides for a member, or for the organization where nobody is named.
     *
     * @param member of the caller's organization; that was checked
     * @param minRevision the revision that the caller has heard of; null for any
     * @throws DomainException UNPROCESSABLE when there is no such revision yet
     */
    public InForce inForce(@Nullable Id member, @Nullable Long minRevision) {
        var ofTenant = tenants.computeIfAbsent(currentTenant.id(), tenant -> new OfTenant());
        for (int attempt = 0; attempt < 5; attempt++) {
            var snapshot = ofTenant.current(minRevision == null ? 0 : minRevision);
            if (minRevision != null && snapshot.revision() < minRevision) {
                throw new DomainException(
                        ErrorCode.UNPROCESSABLE,
                        "The organization's policies are at revision " + snapshot.revision() + ".",
                        List.of(new Fault(
                                "/options/min_revision",
                                "revision-not-reached",
                                "There is no revision " + minRevision + " yet; the newest is " + snapshot.revision()
                                        + ".")));
            }
            if (member == null) {
                return new InForce(snapshot.base(), snapshot.revision());
            }
            var stack = snapshot.members().get(member);
            if (stack != null) {
                return new InForce(stack, snapshot.revision());
            }
            var own = snapshots.ofMember(member);
            if (own.revision() == snapshot.revision()) {
                return new InForce(remember(snapshot, member, own), snapshot.revision());
            }
            ofTenant.doubt(); // somebody has changed something between the two looks
        }
        throw new DomainException(ErrorCode.UNAVAILABLE, "The organization's policies are changing; please try again.");
    }

    /**
     * One policy by itself.
     *
     * @param pointer where the reference is in the caller's document, such as {@code /policy}
     * @param pack null when {@code policy} names it
     * @param policy the organization's own, or a pack too
     * @param version null for the newest
     * @throws DomainException UNPROCESSABLE for one that is not there, or is another organization's
     */
    public PolicyStack alone(
            String pointer,
            @Nullable String pack,
            @Nullable String policy,
            @Nullable Integer version,
            Map<String, Object> params) {
        if ((pack == null) == (policy == null)) {
            throw new DomainException(
                    ErrorCode.INVALID,
                    "A policy is named either as a pack or as a policy.",
                    List.of(new Fault(pointer, "one-of", "Give either pack or policy.")));
        }
        if (pack != null) {
            var found = shipped(pack, version)
                    .orElseThrow(() -> unknown(pointer + "/pack", "unknown-pack", "There is no such pack."));
            return alone(found, Scope.PACK, params, pointer + "/params");
        }
        var own = snapshots.own(policy, version);
        if (own.isPresent()) {
            return alone(read(own.get()), Scope.ORGANIZATION, params, pointer + "/params");
        }
        var found = shipped(policy, version)
                .orElseThrow(() -> unknown(pointer + "/policy", "unknown-policy", "There is no such policy."));
        return alone(found, Scope.PACK, params, pointer + "/params");
    }

    /** The same for a version at hand. */
    public PolicyStack alone(PolicyVersion version, Scope scope, Map<String, Object> params, String pointer) {
        return params.isEmpty()
                ? shared(
                        List.of(new Key("alone", scope, version.hash(), version.version(), Map.of())),
                        () -> PolicyStack.alone(version, scope, params, pointer))
                : PolicyStack.alone(version, scope, params, pointer);
    }

    /** The packs of this release, as they are offered. */
    public List<PolicyVersion> packs() {
        return packs.all();
    }

    /** A version that has decided once: of this release, of an earlier one, or the organization's own. */
    public Optional<PolicyVersion> version(String hash, int number) {
        for (PolicyVersion pack : packs.all()) {
            if (pack.hash().equals(hash)) {
                return Optional.of(new PolicyVersion(pack.policy(), number, hash));
            }
        }
        return releases.find(hash)
                .map(release -> new PolicySnapshots.Stored(release.document(), release.version(), hash))
                .or(() -> snapshots.published(hash))
                .map(this::read)
                .map(found -> new PolicyVersion(found.policy(), number, hash));
    }

    Optional<PolicyVersion> shipped(String pack, @Nullable Integer version) {
        return packs.find(pack).filter(found -> version == null || version == found.version());
    }

    /** Makes this copy of the application look anew as soon as the transaction has committed. */
    void forgetAfterCommit() {
        var tenant = currentTenant.id();
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to prepare
            }

            @Override
            public void afterCompletion(int status) {
                var ofTenant = tenants.get(tenant);
                if (ofTenant != null && status != Status.STATUS_ROLLEDBACK) {
                    ofTenant.doubt();
                }
            }
        });
    }

    PolicyVersion read(PublishedPolicy own) {
        return read(PolicySnapshots.Stored.of(own));
    }

    /** Reading checks every condition anew, hence once only; the hash stands for the content, whoever published it. */
    private PolicyVersion read(PolicySnapshots.Stored stored) {
        var policy = byHash.get(stored.hash());
        if (policy == null) {
            policy = PolicyDocument.parse(stored.document(), FactCatalogue.standard());
            bounded(byHash).put(stored.hash(), policy);
        }
        return new PolicyVersion(policy, stored.version(), stored.hash());
    }

    static Layer layer(Scope scope, PolicyVersion policy, Map<String, Object> params) {
        return new Layer(
                scope,
                policy,
                params.isEmpty() ? Map.of() : Map.of(policy.policy().id(), params));
    }

    private PolicyStack remember(Snapshot snapshot, Id member, PolicySnapshots.OfMember own) {
        var stack = snapshot.base();
        if (own.choice() != null || !own.exceptions().isEmpty()) {
            var layers = new ArrayList<>(snapshot.layers());
            if (own.choice() != null) {
                var choice = own.choice();
                shipped(choice.pack(), null).ifPresent(pack -> layers.add(layer(Scope.MEMBER, pack, choice.params())));
            }
            stack = stackOf(layers, own.exceptions());
        }
        bounded(snapshot.members()).put(member, stack);
        return stack;
    }

    private PolicyStack stackOf(List<Layer> layers, List<GrantedException> exceptions) {
        if (!exceptions.isEmpty()) {
            return PolicyStack.of(layers, exceptions);
        }
        var key = layers.stream()
                .map(layer -> new Key(
                        "in-force",
                        layer.scope(),
                        layer.policy().hash(),
                        layer.policy().version(),
                        layer.overrides()))
                .toList();
        return shared(key, () -> PolicyStack.of(layers, List.of()));
    }

    private PolicyStack shared(List<Key> key, java.util.function.Supplier<PolicyStack> make) {
        var stack = shared.get(key);
        if (stack == null) {
            stack = make.get();
            bounded(shared).put(key, stack);
        }
        return stack;
    }

    private static <K, V> Map<K, V> bounded(Map<K, V> memory) {
        if (memory.size() >= MOST_REMEMBERED) {
            memory.clear(); // what is needed comes back at once
        }
        return memory;
    }

    private static DomainException unavailable(@Nullable RuntimeException cause) {
        var unavailable = new DomainException(
                ErrorCode.UNAVAILABLE, "The organization's policies cannot be read right now; please try again.");
        if (cause != null) {
            unavailable.initCause(cause);
        }
        return unavailable;
    }

    private static DomainException unknown(String pointer, String code, String detail) {
        return new DomainException(ErrorCode.UNPROCESSABLE, detail, List.of(new Fault(pointer, code, detail)));
    }

    /** Equal keys mean equal stacks: a version's hash stands for all that it says. */
    private record Key(String kind, Scope scope, String hash, int version, Map<String, ?> overrides) {}

    /** @param members stacks of those who have been asked for */
    private record Snapshot(long revision, List<Layer> layers, PolicyStack base, Map<Id, PolicyStack> members) {}

    /** What is remembered of one tenant. */
    private final class OfTenant {
        private final ReentrantLock looking = new ReentrantLock();
        private final AtomicLong doubts = new AtomicLong();
        private volatile @Nullable Snapshot snapshot;
        private volatile long lookedAt;

        void doubt() {
            doubts.incrementAndGet();
            lookedAt = System.nanoTime() - USABLE - 1;
        }

        Snapshot current(long atLeast) {
            var known = snapshot;
            if (known != null && known.revision() >= atLeast) {
                long age = System.nanoTime() - lookedAt;
                if (age < TRUSTED) {
                    return known;
                }
                if (age < USABLE && looking.isLocked()) {
                    return known; // somebody is looking already
                }
            }
            long asked = System.nanoTime();
            if (!waitForTurn()) {
                throw unavailable(null);
            }
            try {
                known = snapshot;
                if (known != null && known.revision() >= atLeast && lookedAt - asked > 0) {
                    return known; // looked at while we waited
                }
                return look(known);
            } catch (DomainException e) {
                throw e;
            } catch (RuntimeException e) {
                throw unavailable(e);
            } finally {
                looking.unlock();
            }
        }

        private boolean waitForTurn() {
            try {
                return looking.tryLock(MOST_WAITED, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private Snapshot look(@Nullable Snapshot known) {
            long before = doubts.get();
            long now = System.nanoTime();
            var seen = snapshots.ofOrganization(known == null ? -1 : known.revision());
            var fresh = known != null && seen.isEmpty() ? known : snapshotOf(seen.orElseThrow());
            snapshot = fresh;
            if (doubts.get() == before) {
                lookedAt = now;
            }
            return fresh;
        }

        private Snapshot snapshotOf(PolicySnapshots.OfOrganization seen) {
            List<Layer> layers = new ArrayList<>();
            var baseline = shipped(seen.pack(), null)
                    .or(() -> shipped(PolicyStanding.DEFAULT_PACK, null))
                    .orElseThrow();
            layers.add(layer(Scope.PACK, baseline, seen.params()));
            if (seen.own() != null) {
                layers.add(layer(Scope.ORGANIZATION, read(seen.own()), Map.of()));
            }
            return new Snapshot(seen.revision(), layers, stackOf(layers, List.of()), new ConcurrentHashMap<>());
        }
    }
}
