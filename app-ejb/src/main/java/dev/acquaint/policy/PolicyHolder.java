package dev.acquaint.policy;

import dev.acquaint.kernel.Id;
import java.util.Locale;
import java.util.Map;

/**
 * The member whom a policy decides for.
 *
 * @param facts what the member says of themselves, by fact name; what was not answered is left out
 * @param integratorsMayRead whether the member consented to integrators' working with their data
 */
public record PolicyHolder(Id id, String name, Locale language, Map<String, Object> facts, boolean integratorsMayRead) {

    public PolicyHolder {
        facts = Map.copyOf(facts);
    }

    /** The part of the name that a greeting uses. */
    public String firstName() {
        return name.strip().split("\\s+", 2)[0];
    }
}
