package dev.acquaint.dataimport;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What people read about an upload, in their language. */
final class Texts {

    private static final String BUNDLE = "dev.acquaint.dataimport.texts";

    private Texts() {}

    static String of(Locale language, String code, Object... arguments) {
        var bundle = ResourceBundle.getBundle(
                BUNDLE,
                language,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            return new MessageFormat(bundle.getString(code), language).format(arguments);
        } catch (MissingResourceException e) {
            return code;
        }
    }

    static String of(Locale language, String code, Collection<?> arguments) {
        return of(language, code, arguments.toArray());
    }

    /** Arguments as they are stored beside a code. */
    static String join(Collection<?> arguments) {
        return String.join("\n", arguments.stream().map(String::valueOf).toList());
    }

    static Collection<String> split(String stored) {
        return stored.isEmpty() ? java.util.List.of() : Arrays.asList(stored.split("\n", -1));
    }
}
