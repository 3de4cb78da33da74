package dev.acquaint.web.signup;

import dev.acquaint.identity.SignUp;
import dev.acquaint.identity.VerifiedSignUp;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.web.errors.Refusal;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Where the mailed link lands. Opening it changes nothing, for mail scanners open links too; pressing the button does. */
@Named
@ViewScoped
public class VerifyPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SignUp signUp;

    private @Nullable String token;
    private transient @Nullable VerifiedSignUp verified;

    public void verify() {
        try {
            verified = signUp.verify(token == null ? "" : token);
        } catch (DomainException refused) {
            Refusal.show(refused, "signup");
        }
    }

    /** Null until the address has proved right. */
    public @Nullable VerifiedSignUp getVerified() {
        return verified;
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }
}
