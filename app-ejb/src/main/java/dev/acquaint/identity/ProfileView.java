package dev.acquaint.identity;

import dev.acquaint.kernel.Id;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of themselves. A null fact has not been answered; that is not the same as no.
 *
 * @param peopleMetPerYear people, 0 or more
 * @param audiencePerYear people who hear the member speak, 0 or more
 * @param integratorsConsentedAt since when integrators may read this member's network; null: they may not
 */
public record ProfileView(
        Id member,
        String name,
        String email,
        Locale language,
        @Nullable Boolean publicFigure,
        @Nullable Integer peopleMetPerYear,
        @Nullable Integer audiencePerYear,
        @Nullable ActsFor actsFor,
        @Nullable Instant integratorsConsentedAt) {

    public boolean integratorsMayRead() {
        return integratorsConsentedAt != null;
    }
}
