package dev.acquaint.network;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What people read in the inbox that no policy has written, in their language. */
final class Texts {

    private static final String BUNDLE = "dev.acquaint.network.texts";

    private final Locale language;
    private final ResourceBundle bundle;

    Texts(Locale language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                language,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale language() {
        return language;
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }

    /** The outcome as people say it. */
    String outcome(String code) {
        String key = "outcome." + code;
        return bundle.containsKey(key) ? of(key) : code;
    }

    DomainException refusal(ErrorCode error, String pointer, String key, Object... arguments) {
        String detail = of(key, arguments);
        return new DomainException(error, detail, List.of(new Fault(pointer, key, detail)));
    }
}
