package dev.acquaint.evaluation;

/**
 * Where a question stands in the caller's document, so that faults point into the whole of it.
 *
 * @param question JSON pointer to the object that holds the question; empty for the document itself
 * @param policy JSON pointer to the reference to a policy
 */
record Place(String question, String policy) {

    static final Place BODY = new Place("", "/policy");

    Place at(String pointer) {
        return new Place(pointer, pointer + "/policy");
    }

    Place withPolicyAt(String pointer) {
        return new Place(question, pointer);
    }

    String of(String field) {
        return question + "/" + field;
    }
}
