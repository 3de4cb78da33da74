package dev.acquaint.web.shell;

import dev.acquaint.kernel.DomainException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.ResourceBundle;

/** Says on the page that something was refused: what happened and what to do, in the reader's language. */
public final class Refusals {

    private Refusals() {}

    public static void show(DomainException refused) {
        var faces = FacesContext.getCurrentInstance();
        var words = ResourceBundle.getBundle(Words.BUNDLE, faces.getViewRoot().getLocale());
        String summary = words.getString("refused." + refused.code());
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, summary, detail(refused)));
    }

    /** The services' own words where they know more than the code says; a mere "not found" tells nothing more. */
    private static String detail(DomainException refused) {
        return switch (refused.code()) {
            case NOT_FOUND, UNAUTHENTICATED, UNAVAILABLE, STALE -> "";
            default -> refused.getMessage() == null ? "" : refused.getMessage();
        };
    }
}
