package dev.acquaint.web.signin;

/** The sign-in, or what was left of it, does not hold. The message is for the log and quotes no token. */
class SignInRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    SignInRefused(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    SignInRefused(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
