package dev.acquaint.engine.note;

import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Facts;
import java.util.List;

/** Derives the {@code invitation.note_*} facts from a note. */
public final class NoteReader {

    public NoteReader(FactCatalogue catalogue) {}

    /**
     * @param note the words as received; empty when it is known that there were none
     * @param memberFirstName the first name of who received it, or empty: a greeting by name makes nothing personal
     */
    public Reading read(String note, String memberFirstName) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param facts of origin DERIVED, ready to complete a request's
     * @param findings what made them so
     */
    public record Reading(Facts facts, List<Finding> findings) {
        public Reading {
            findings = List.copyOf(findings);
        }
    }

    /**
     * @param fact such as {@code invitation.note_says_why}
     * @param start where the words begin in the note
     * @param end where they end, exclusive
     * @param words the words themselves
     */
    public record Finding(String fact, int start, int end, String words) {}
}
