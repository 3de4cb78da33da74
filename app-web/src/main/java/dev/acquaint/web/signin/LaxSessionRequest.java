package dev.acquaint.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@code SameSite=Lax} to a new session's cookie. The server does not send the attributes that its own cookie
 * configuration holds, and not every browser takes Lax for granted.
 */
class LaxSessionRequest extends HttpServletRequestWrapper {

    private static final String HEADER = "Set-Cookie";
    private static final String LAX = "; SameSite=Lax";

    private final HttpServletResponse response;

    LaxSessionRequest(HttpServletRequest request, HttpServletResponse response) {
        super(request);
        this.response = response;
    }

    @Override
    public HttpSession getSession() {
        var session = super.getSession();
        harden(session);
        return session;
    }

    @Override
    @SuppressWarnings("NullAway") // the servlet API answers null when it may not create one
    public HttpSession getSession(boolean create) {
        var session = super.getSession(create);
        harden(session);
        return session;
    }

    private void harden(@Nullable HttpSession session) {
        if (session == null || !session.isNew() || response.isCommitted()) {
            return;
        }
        var start = session.getServletContext().getSessionCookieConfig().getName() + "=";
        var cookies = List.copyOf(response.getHeaders(HEADER));
        if (cookies.stream().noneMatch(cookie -> cookie.startsWith(start) && !cookie.contains(LAX))) {
            return;
        }
        var first = true;
        for (String cookie : cookies) {
            var hardened = cookie.startsWith(start) && !cookie.contains(LAX) ? cookie + LAX : cookie;
            if (first) {
                response.setHeader(HEADER, hardened);
            } else {
                response.addHeader(HEADER, hardened);
            }
            first = false;
        }
    }
}
