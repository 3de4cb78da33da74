package dev.acquaint.evaluation;

import dev.acquaint.kernel.Id;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A feature that stores things of type {@value #TYPE}, for tests. */
@ApplicationScoped
public class StoredThings implements AttributeSource {

    static final String TYPE = "thing";

    private final Map<Id, Map<Id, Stored>> things = new ConcurrentHashMap<>();
    private final AtomicInteger lookUps = new AtomicInteger();

    Id store(Id member, Map<String, String> words, StoredFact... facts) {
        var id = Id.next();
        things.computeIfAbsent(member, owner -> new ConcurrentHashMap<>()).put(id, new Stored(List.of(facts), words));
        return id;
    }

    int lookUps() {
        return lookUps.get();
    }

    @Override
    public Map<Id, Stored> ofResources(Id member, String type, Collection<Id> ids) {
        if (!type.equals(TYPE)) {
            return Map.of();
        }
        lookUps.incrementAndGet();
        var found = new ConcurrentHashMap<>(things.getOrDefault(member, Map.of()));
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public List<StoredFact> ofMember(Id member) {
        return things.containsKey(member)
                ? List.of(new StoredFact("account.connections", 321, Source.DERIVED, "from the export"))
                : List.of();
    }
}
