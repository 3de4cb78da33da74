package dev.acquaint.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The page that says why a sign-in did not work out, and what to do. */
@Named
@RequestScoped
public class SignInProblem {

    private Problem problem = Problem.EXPIRED;

    public String getWhy() {
        return problem.code();
    }

    public void setWhy(@Nullable String code) {
        problem = Problem.ofCode(code == null ? "" : code);
    }

    /** Whether trying again as the same person can help. */
    public boolean isWorthAnotherTry() {
        return problem != Problem.NO_ORGANIZATION && problem != Problem.NOT_A_MEMBER && problem != Problem.NOT_OPEN;
    }
}
