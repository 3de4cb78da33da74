package dev.acquaint.engine;

import java.util.Locale;

/**
 * A text for people, in every language we speak.
 *
 * @param en English, also the answer for languages we do not have
 * @param nl Dutch
 */
public record LocalText(String en, String nl) {

    public String in(Locale language) {
        return language.getLanguage().equals("nl") ? nl : en;
    }

    /** The language {@link #in} really answers in. */
    public static String tag(Locale language) {
        return language.getLanguage().equals("nl") ? "nl" : "en";
    }
}
