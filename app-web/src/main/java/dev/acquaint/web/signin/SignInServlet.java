package dev.acquaint.web.signin;

import dev.acquaint.web.shell.Preferences;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the browser to the identity provider ({@code /sign-in}) and takes it back ({@code /signed-in}).
 * {@code ?organization=} enters that one; {@code ?choose} lists them even if one is remembered.
 */
@WebServlet({"/sign-in", "/signed-in"})
public class SignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SignInServlet.class);
    private static final String REMEMBERED = "acquaint-organization";
    private static final int HALF_A_YEAR = 180 * 24 * 3600;

    @Inject
    private transient SignIn signIn;

    @Inject
    private transient PublicAddress address;

    @Inject
    private transient Preferences preferences;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var attempts = Attempts.of(request.getSession(true));
        try {
            var next = request.getServletPath().equals("/sign-in")
                    ? begin(request, attempts)
                    : signIn.complete(attempts, request.getParameterMap(), preferences.getLocale());
            follow(request, response, next);
        } catch (ProviderUnavailable e) {
            LOG.warn("Nobody can sign in: {}", e.getMessage(), e);
            Answers.toProblem(request, response, Problem.UNAVAILABLE);
        } catch (SignInRefused e) {
            LOG.info("Sign-in refused: {}", e.getMessage());
            if (e.problem() == Problem.EXPIRED && SignedIn.of(request).isPresent()) {
                // The back button after signing in: nothing is wrong.
                Answers.go(request, response, Destination.HOME.path());
            } else {
                Answers.toProblem(request, response, e.problem());
            }
        }
    }

    private SignIn.Next begin(HttpServletRequest request, Attempts attempts) throws ProviderUnavailable {
        var chosen = request.getParameter("organization");
        var organization = chosen != null || request.getParameter("choose") != null ? chosen : remembered(request);
        return signIn.begin(
                attempts,
                organization,
                chosen != null,
                Destination.of(request.getParameter("to")),
                preferences.getLocale());
    }

    private void follow(HttpServletRequest request, HttpServletResponse response, SignIn.Next next) throws IOException {
        if (next instanceof SignIn.GoTo go) {
            response.sendRedirect(go.address().toString());
        } else if (next instanceof SignIn.Choose choose) {
            new Choice(choose.organizations(), choose.returnTo()).keep(request.getSession());
            Answers.go(request, response, "/choose.xhtml");
        } else if (next instanceof SignIn.Enter enter) {
            enter.person().begin(request);
            if (enter.organization() != null) {
                response.addCookie(address.cookie(
                        REMEMBERED, URLEncoder.encode(enter.organization(), StandardCharsets.UTF_8), HALF_A_YEAR));
            }
            Answers.go(request, response, enter.returnTo().path());
        }
    }

    private @Nullable String remembered(HttpServletRequest request) {
        Optional<String> cookie = Answers.cookie(request, address.cookieName(REMEMBERED));
        try {
            return cookie.map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
