package dev.acquaint.web.errors;

import dev.acquaint.kernel.DomainException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * Says on the page what a service refused: in the words of the page's own bundle where it has some ({@code fault.<code>}
 * or {@code refused.<CODE>}), else in those that all pages share. Services speak English; a Dutch page does not pass it on.
 */
public final class Refusal {

    private static final String SHARED = "dev.acquaint.web.shell.messages";

    private Refusal() {}

    /** @param feature the package of the page's bundle below {@code dev.acquaint.web} */
    public static void show(DomainException refused, String feature) {
        var faces = FacesContext.getCurrentInstance();
        var said = words(refused, feature, faces.getViewRoot().getLocale());
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, said.get(0), said.get(1)));
    }

    /** Summary and detail; the detail may be empty. */
    static List<String> words(DomainException refused, String feature, Locale language) {
        var own = ResourceBundle.getBundle("dev.acquaint.web." + feature + ".messages", language);
        var specific = Stream.concat(
                        refused.faults().stream().map(fault -> "fault." + fault.code()),
                        Stream.of("refused." + refused.code()))
                .filter(own::containsKey)
                .findFirst();
        if (specific.isPresent()) {
            return List.of(own.getString(specific.get()), "");
        }
        var shared = ResourceBundle.getBundle(SHARED, language).getString("refused." + refused.code());
        boolean english = language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return List.of(shared, english && refused.getMessage() != null ? refused.getMessage() : "");
    }
}
