package dev.acquaint.evaluation;

import dev.acquaint.kernel.Id;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The policy information point: stored facts that complete what a caller gave. Implemented by the features that store
 * them, as CDI beans; works in the tenant that is entered. Evaluation has checked that the caller may see the member's
 * data, and joins the caller's transaction where there is one.
 */
public interface AttributeSource {

    /**
     * Facts about stored things of one type. All at once, so that a batch costs one look-up.
     *
     * @param type {@code invitation}, {@code contact} or {@code connection}
     * @return by id; an id that is not the member's, or that nothing is stored about, is left out
     */
    Map<Id, Stored> ofResources(Id member, String type, Collection<Id> ids);

    /** Facts about the member's own account and habits: {@code account.*}, {@code training.*}. */
    List<StoredFact> ofMember(Id member);

    /** @param words for merge fields of replies that are not facts, such as {@code contact.name} */
    record Stored(List<StoredFact> facts, Map<String, String> words) {
        public Stored {
            facts = List.copyOf(facts);
            words = Map.copyOf(words);
        }
    }

    /**
     * @param name as in the fact catalogue
     * @param value as JSON would have it: Boolean, Integer, Long, BigDecimal, String, a List for a complete set,
     *     or a Map with the one key {@code includes} for an open one
     * @param derivation where it comes from, in words
     */
    record StoredFact(String name, Object value, Source source, String derivation) {}

    /** The person said so, or it was worked out of what was imported. */
    enum Source {
        CONFIRMED,
        DERIVED
    }
}
