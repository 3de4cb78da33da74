package dev.acquaint.web.signin;

/** The identity provider does not answer, or answers that it cannot. Says nothing about the person. */
class ProviderUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    ProviderUnavailable(String message) {
        super(message);
    }
}
