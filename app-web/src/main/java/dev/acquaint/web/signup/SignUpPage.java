package dev.acquaint.web.signup;

import dev.acquaint.identity.SignUp;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.web.errors.Refusal;
import dev.acquaint.web.shell.Preferences;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The form with which an organization asks to come in. */
@Named
@ViewScoped
public class SignUpPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SignUp signUp;

    @Inject
    private Preferences preferences;

    private String organization = "";
    private String firstName = "";
    private String lastName = "";
    private String email = "";
    private boolean sent;

    /** Asks for the mail with the link. What the page shows then is the same for every address. */
    public void send() {
        try {
            signUp.request(organization, firstName, lastName, email, preferences.getLocale());
            sent = true;
        } catch (DomainException refused) {
            Refusal.show(refused, "signup");
        }
    }

    public boolean isSent() {
        return sent;
    }

    public String getOrganization() {
        return organization;
    }

    public void setOrganization(@Nullable String organization) {
        this.organization = text(organization);
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(@Nullable String firstName) {
        this.firstName = text(firstName);
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(@Nullable String lastName) {
        this.lastName = text(lastName);
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = text(email);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
