package dev.acquaint.api;

import dev.acquaint.tenancy.CurrentTenant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which language an answer's texts are in. */
public final class Language {

    private Language() {}

    /** The one that was asked for, else the caller's own. */
    public static Locale of(@Nullable String asked, CurrentTenant currentTenant) {
        return asked == null || asked.isBlank() ? currentTenant.caller().language() : Locale.forLanguageTag(asked);
    }
}
