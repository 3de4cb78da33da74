package dev.acquaint.web.signin;

import dev.acquaint.identity.CallerDirectory;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request through to a page only for whom the page is, and enters the caller for it. Pages that are not listed in
 * {@link PageAccess} are not found; everything that is no page needs a signed-in person unless it is listed here.
 */
public class SignInFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SignInFilter.class);

    @Inject
    private transient Provider provider;

    @Inject
    private transient CallerDirectory directory;

    @Inject
    private transient CurrentTenant currentTenant;

    @Inject
    private transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = Answers.path(request);
        if (needsNobody(path)) {
            chain.doFilter(request, response);
            return;
        }
        var rule = path.endsWith(".xhtml")
                ? PageAccess.shipped().of(path)
                : Optional.of(new PageAccess.Rule(false, Set.of()));
        if (rule.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Caller caller;
        try {
            caller = caller(request);
        } catch (SignInRefused refused) {
            LOG.info("Signed out: {}", refused.getMessage());
            if (!rule.get().open()) {
                refuse(request, response, refused.problem());
                return;
            }
            caller = null;
        }
        if (caller == null && !rule.get().open()) {
            Answers.toSignIn(request, response);
            return;
        }
        if (!rule.get().allows(caller)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        pass(request, response, chain, caller);
    }

    private void pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, @Nullable Caller caller)
            throws IOException, ServletException {
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(Me.CALLER, caller);
        try (var entered = currentTenant.enter(caller)) {
            chain.doFilter(request, response);
        }
    }

    /** The way in itself, and what pages are made of. */
    private static boolean needsNobody(String path) {
        return path.equals("/sign-in")
                || path.equals("/signed-in")
                || path.equals("/sign-out")
                || path.startsWith("/jakarta.faces.resource/");
    }

    private @Nullable Caller caller(HttpServletRequest request) throws SignInRefused {
        var session = request.getSession(false);
        var person = SignedIn.of(session);
        if (session == null || person.isEmpty()) {
            return null;
        }
        try {
            return directory.callerFor(person.get().current(provider, clock));
        } catch (SignInRefused refused) {
            session.invalidate();
            throw refused;
        } catch (DomainException e) {
            if (e.code() == ErrorCode.FORBIDDEN) {
                throw new SignInRefused(Problem.NOT_OPEN, "The organization is not open", e);
            }
            throw e;
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (problem == Problem.EXPIRED) {
            Answers.toSignIn(request, response);
        } else {
            Answers.toProblem(request, response, problem);
        }
    }
}
