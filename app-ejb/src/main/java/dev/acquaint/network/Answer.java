package dev.acquaint.network;

import java.util.List;

/**
 * What the member says to a question, in the fact's own words: {@code true}, {@code 12}, {@code met}; several for a set.
 * "Don't know" is an answer as well: the question is not asked again for this person, and the fact stays unknown.
 */
public record Answer(List<String> values, boolean dontKnow) {

    public Answer {
        values = List.copyOf(values);
    }

    public static Answer of(String... values) {
        return new Answer(List.of(values), false);
    }

    public static Answer unknown() {
        return new Answer(List.of(), true);
    }
}
