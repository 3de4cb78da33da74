package dev.acquaint.web.shell;

import dev.acquaint.kernel.DomainException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** How a backing bean speaks to the reader: in their language, at the head of the page. */
@RequestScoped
public class Voice {

    public Locale language() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    /** A word or sentence of a feature's bundle, with values put into its places. */
    public String word(String bundle, String key, Object... values) {
        String sentence = ResourceBundle.getBundle(bundle, language()).getString(key);
        return values.length == 0 ? sentence : new MessageFormat(sentence, language()).format(values);
    }

    /** Something is missing that the reader can give. */
    public void warn(String summary) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, summary, ""));
    }

    /** Something was refused: what happened and what to do. */
    public void refuse(DomainException refused) {
        Refusals.show(refused);
    }
}
