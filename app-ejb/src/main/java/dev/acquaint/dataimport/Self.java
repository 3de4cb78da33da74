package dev.acquaint.dataimport;

import dev.acquaint.network.Imported.Person;
import java.util.Set;

/**
 * Who the member is in the export, for telling sent messages from received ones.
 *
 * @param addresses values of profile addresses
 * @param names keys of names
 */
record Self(Set<String> addresses, Set<String> names) {

    static final Self UNKNOWN = new Self(Set.of(), Set.of());

    Self {
        addresses = Set.copyOf(addresses);
        names = Set.copyOf(names);
    }

    boolean isKnown() {
        return !addresses.isEmpty() || !names.isEmpty();
    }

    /** By address where both sides have one: another person may bear the same name. */
    boolean is(Person person) {
        if (person.address() != null && !addresses.isEmpty()) {
            return addresses.contains(person.address().value());
        }
        return !person.name().isBlank() && names.contains(person.name().key());
    }
}
