package dev.acquaint.engine;

import java.util.List;

/**
 * Something to do after the decision.
 *
 * @param kind one of {@link #KINDS}
 */
public record FollowUp(String kind, LocalText text, int dueInDays) {

    public static final List<String> KINDS = List.of(
            "coffee",
            "dialogue",
            "ask-how-found",
            "set-goals",
            "exchange-recommendations",
            "due-diligence",
            "remind-where-met",
            "apologise-wrong-person",
            "appeal",
            "remove-connection",
            "tend",
            "report-to-security");
}
