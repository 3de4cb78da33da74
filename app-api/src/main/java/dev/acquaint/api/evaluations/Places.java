package dev.acquaint.api.evaluations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.kernel.DomainException.Fault;

/**
 * Where in a batch's body a fault is. The domain sees items that the defaults have completed, facts by their dotted
 * names; the caller wrote them nested or dotted, in the item or among the defaults.
 */
final class Places {

    private Places() {}

    /**
     * @param given the item's number among those that the domain was given
     * @param sent the item's number as the caller counts
     */
    static Fault inBody(Fault fault, int given, int sent, BatchBody body) {
        String prefix = "/items/" + given;
        if (!fault.pointer().equals(prefix) && !fault.pointer().startsWith(prefix + "/")) {
            return fault;
        }
        String within = fault.pointer().substring(prefix.length());
        JsonNode item = body.items().get(sent);
        String nested = nested(within);
        String place = item.at(nested).isMissingNode() ? within : nested;
        if (item.at(place).isMissingNode() && body.defaultsHave(nested)) {
            return new Fault("/defaults" + nested, fault.code(), fault.detail());
        }
        return new Fault("/items/" + sent + place, fault.code(), fault.detail());
    }

    /** {@code /facts/relationship.trust} as {@code /facts/relationship/trust}. */
    private static String nested(String pointer) {
        String facts = "/facts/";
        int dot = pointer.indexOf('.');
        return pointer.startsWith(facts) && dot > 0 && pointer.indexOf('/', facts.length()) < 0
                ? pointer.substring(0, dot) + "/" + pointer.substring(dot + 1)
                : pointer;
    }
}
