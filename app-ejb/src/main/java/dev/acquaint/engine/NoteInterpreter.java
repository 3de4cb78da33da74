package dev.acquaint.engine;

/** What a note's words say, as facts. */
public interface NoteInterpreter {

    /**
     * @param note the words as received; empty when it is known that there were none
     * @param memberFirstName the first name of who received it, or empty when it is not known
     * @return facts of origin {@link Origin#DERIVED}
     */
    Facts interpret(String note, String memberFirstName);
}
