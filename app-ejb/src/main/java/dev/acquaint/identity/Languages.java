package dev.acquaint.identity;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages that Acquaint speaks. */
final class Languages {

    static final Set<String> KNOWN = Set.of("en", "nl");

    private Languages() {}

    /** The language if it is one of ours, else English. */
    static Locale orEnglish(@Nullable Locale wished) {
        return wished != null && KNOWN.contains(wished.getLanguage())
                ? Locale.forLanguageTag(wished.getLanguage())
                : Locale.ENGLISH;
    }
}
