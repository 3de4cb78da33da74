package dev.acquaint.evaluation;

import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.evaluation.EvaluationCommand.Options;
import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.policy.PolicyHolder;
import dev.acquaint.policy.PolicyHolders;
import dev.acquaint.policy.PolicyStacks;
import dev.acquaint.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What it takes to turn what a caller asks into what the engine decides. */
@ApplicationScoped
class Preparation {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    final FactCatalogue catalogue = FactCatalogue.standard();

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    @Inject
    private PolicyStacks stacks;

    @Inject
    private PolicyHolders holders;

    @Inject
    @Any
    private Instance<AttributeSource> sources;

    /** Opens the call; what it looks up, it looks up once. */
    Call call(String kind, Options options) {
        var caller = currentTenant.caller();
        if (options.at() != null
                && (options.at().isBefore(EARLIEST) || !options.at().isBefore(LATEST))) {
            throw new DomainException(
                    ErrorCode.UNPROCESSABLE,
                    "The instant is out of range.",
                    List.of(new Fault("/options/at", "out-of-range", "Use an instant from 1970 to 9999.")));
        }
        var revision = stacks().inForce(null, options.minRevision()).revision();
        return new Call(this, kind, caller, options, clock.instant().truncatedTo(ChronoUnit.MICROS), revision);
    }

    List<PolicyRef> allPacks() {
        return stacks.packs().stream()
                .map(pack -> PolicyRef.pack(pack.policy().id()))
                .toList();
    }

    PolicyStacks stacks() {
        return stacks;
    }

    Optional<PolicyHolder> holder(Id member) {
        return holders.find(member);
    }

    Map<Id, AttributeSource.Stored> stored(Id member, String type, Collection<Id> ids) {
        Map<Id, AttributeSource.Stored> stored = new HashMap<>();
        for (AttributeSource source : sources) {
            stored.putAll(source.ofResources(member, type, ids));
        }
        return stored;
    }

    List<AttributeSource.StoredFact> ofMember(Id member) {
        List<AttributeSource.StoredFact> facts = new ArrayList<>();
        for (AttributeSource source : sources) {
            facts.addAll(source.ofMember(member));
        }
        return facts;
    }
}
