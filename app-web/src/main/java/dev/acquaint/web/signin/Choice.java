package dev.acquaint.web.signin;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organizations that somebody may enter, between the first trip to the provider and the second. */
record Choice(List<String> organizations, Destination returnTo) {

    private static final String KEY = Choice.class.getName();

    void keep(HttpSession session) {
        session.setAttribute(KEY, this);
    }

    static Optional<Choice> of(@Nullable HttpSession session) {
        return session != null && session.getAttribute(KEY) instanceof Choice choice
                ? Optional.of(choice)
                : Optional.empty();
    }
}
