package dev.acquaint.network;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an import found, row by row, in the network's own words and free of any file's form. */
public sealed interface Imported {

    /**
     * Who a row is about: by address where the export names one, else by name.
     *
     * @param name blank where the network withholds it
     */
    record Person(PersonName name, @Nullable ProfileAddress address) {
        public boolean isWithheld() {
            return name.isBlank() && address == null;
        }
    }

    /** @param person withheld for somebody who has left the network */
    record ConnectionRow(Person person, String company, String position, LocalDate connectedOn) implements Imported {}

    /** @param self the member, as the row names them */
    record InvitationRow(Direction direction, Person person, Person self, Instant sentAt, String note)
            implements Imported {}

    /**
     * A message's envelope; its text is never here.
     *
     * @param counterpart the one other person; withheld for a group's, an advertisement, a draft or a stranger's
     * @param key tells it from all other rows of its file, across exports
     */
    record MessageRow(Direction direction, Person counterpart, LocalDate on, RowKey key) implements Imported {}

    /** @param counts false while it is not public yet */
    record VouchRow(Vouch kind, Direction direction, Person person, LocalDate on, boolean counts, RowKey key)
            implements Imported {}

    /** Who the member is in the export: needed to tell sent from received. */
    record SelfRow(PersonName name) implements Imported {}

    enum Vouch {
        RECOMMENDATION,
        ENDORSEMENT
    }

    /** A hash of a row's identifying columns. */
    record RowKey(long value) {}
}
