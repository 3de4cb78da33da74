package dev.acquaint.policy;

import dev.acquaint.engine.GrantedException;
import dev.acquaint.kernel.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is committed, each look a transaction of its own: a caller's may have begun before the change that it
 * must see, or may hold changes that nobody else must see yet.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class PolicySnapshots {

    @Inject
    private PolicyRepository repository;

    /** @return empty when the organization is still at the known revision */
    public Optional<OfOrganization> ofOrganization(long knownRevision) {
        var standing = repository.standing().orElseGet(PolicyStanding::atFirst);
        if (standing.revision() == knownRevision) {
            return Optional.empty();
        }
        var own = standing.own()
                .flatMap(name -> repository.version(name.policy(), name.version()))
                .map(Stored::of)
                .orElse(null);
        return Optional.of(new OfOrganization(standing.revision(), standing.pack(), standing.params(), own));
    }

    public OfMember ofMember(Id member) {
        long revision = repository.standing().orElseGet(PolicyStanding::atFirst).revision();
        var choice = repository
                .choiceOf(member)
                .map(chosen -> new ChoosePack(chosen.pack(), chosen.params()))
                .orElse(null);
        var exceptions = repository.standingExceptionsOf(member).stream()
                .map(PolicyException::asGranted)
                .toList();
        return new OfMember(revision, choice, exceptions);
    }

    /** @param version null for the newest */
    public Optional<Stored> own(String policy, @Nullable Integer version) {
        var found = version == null ? repository.newest(policy) : repository.version(policy, version);
        return found.map(Stored::of);
    }

    public Optional<Stored> published(String hash) {
        return repository.published(hash).map(Stored::of);
    }

    /** A version as stored, not yet read. */
    record Stored(String document, int version, String hash) {
        static Stored of(PublishedPolicy own) {
            return new Stored(own.document(), own.version(), own.hash());
        }
    }

    /** @param own null when the organization has no policy of its own in force */
    record OfOrganization(
            long revision,
            String pack,
            Map<String, Object> params,
            @Nullable Stored own) {}

    /** @param choice null when the member chose nothing */
    record OfMember(long revision, @Nullable ChoosePack choice, List<GrantedException> exceptions) {}
}
