package dev.acquaint.web.signin;

import com.nimbusds.oauth2.sdk.id.State;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The trips under way in one browser session: several tabs may sign in at once, but not without end. */
final class Attempts {

    private static final int AT_ONCE = 8;
    private static final String KEY = Attempts.class.getName();

    private final Deque<Attempt> underWay = new ArrayDeque<>();

    static Attempts of(HttpSession session) {
        synchronized (session) {
            if (session.getAttribute(KEY) instanceof Attempts attempts) {
                return attempts;
            }
            var attempts = new Attempts();
            session.setAttribute(KEY, attempts);
            return attempts;
        }
    }

    synchronized Attempt start(Attempt attempt) {
        if (underWay.size() == AT_ONCE) {
            underWay.removeFirst();
        }
        underWay.addLast(attempt);
        return attempt;
    }

    /** The attempt that this state belongs to; it can be taken only once. */
    synchronized Optional<Attempt> take(State state) {
        var found = underWay.stream()
                .filter(attempt -> attempt.state().equals(state))
                .findFirst();
        found.ifPresent(underWay::remove);
        return found;
    }
}
