package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A profile's new content, whole: a null fact is "not said".
 *
 * @param language English or Dutch
 * @param peopleMetPerYear people, 0 to 1,000,000
 * @param audiencePerYear people, 0 to 1,000,000,000
 */
public record ProfileUpdate(
        Locale language,
        @Nullable Boolean publicFigure,
        @Nullable Integer peopleMetPerYear,
        @Nullable Integer audiencePerYear,
        @Nullable ActsFor actsFor,
        boolean integratorsMayRead) {

    public ProfileUpdate {
        var faults = new ArrayList<DomainException.Fault>();
        if (!Languages.KNOWN.contains(language.getLanguage())) {
            faults.add(new DomainException.Fault("/language", "unknown-language", "Choose English or Dutch."));
        }
        range(faults, "/people_met_per_year", peopleMetPerYear, 1_000_000);
        range(faults, "/audience_per_year", audiencePerYear, 1_000_000_000);
        if (!faults.isEmpty()) {
            throw new DomainException(ErrorCode.INVALID, "The profile cannot be kept like this.", faults);
        }
    }

    private static void range(
            List<DomainException.Fault> faults, String pointer, @Nullable Integer value, int largest) {
        if (value != null && (value < 0 || value > largest)) {
            faults.add(new DomainException.Fault(
                    pointer,
                    "out-of-range",
                    "Give a number from 0 to " + String.format(Locale.ROOT, "%,d", largest) + "."));
        }
    }
}
