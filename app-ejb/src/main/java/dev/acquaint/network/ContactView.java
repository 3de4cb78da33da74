package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as the member knows them.
 *
 * @param profileUrl normalised, {@code https://www.linkedin.com/in/...}; null when the export named none
 * @param connectedOn when they became a connection; null when they are none
 * @param interactions what the imports saw of the exchange; null when nothing
 * @param confirmed what the member has said about them, each reused for all their invitations
 */
public record ContactView(
        Id id,
        String name,
        @Nullable String headline,
        @Nullable String company,
        @Nullable String profileUrl,
        @Nullable LocalDate connectedOn,
        @Nullable Interactions interactions,
        List<InvitationView.KnownFact> confirmed) {

    public ContactView {
        confirmed = List.copyOf(confirmed);
    }

    ContactView withoutConfirmed() {
        return new ContactView(id, name, headline, company, profileUrl, connectedOn, interactions, List.of());
    }

    /** Counts and dates only: what was written is never kept. */
    public record Interactions(
            int messagesSent,
            int messagesReceived,
            @Nullable LocalDate firstOn,
            @Nullable LocalDate lastOn,
            int recommendationsReceived,
            int recommendationsGiven,
            int endorsementsReceived,
            int endorsementsGiven) {}
}
