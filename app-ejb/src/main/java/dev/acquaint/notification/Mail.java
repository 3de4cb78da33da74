package dev.acquaint.notification;

import java.util.Locale;
import java.util.Map;

/**
 * A message to one person.
 *
 * @param to an e-mail address
 * @param template the name of a text in {@code /mail}, which exists in each language
 * @param values what the template's {@code {{names}}} stand for
 */
public record Mail(String to, Locale language, String template, Map<String, String> values) {

    public Mail {
        values = Map.copyOf(values);
    }
}
