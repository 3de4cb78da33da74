package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.kernel.Page;
import jakarta.ejb.Stateless;
import org.jspecify.annotations.Nullable;

/** The member's people. */
@Stateless
public class Contacts {

    /**
     * In the order of their names.
     *
     * @param member whose: null for the caller's own; an integrator names a member who consented
     * @param search part of a name, headline or company; null for all
     * @param cursor where an earlier page ended; null for the start
     * @param limit 1 to 200
     */
    public Page<ContactView> list(@Nullable Id member, @Nullable String search, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    public ContactView get(@Nullable Id member, Id contact) {
        throw new UnsupportedOperationException();
    }
}
