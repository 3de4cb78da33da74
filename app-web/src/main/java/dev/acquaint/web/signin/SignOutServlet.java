package dev.acquaint.web.signin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Ends the session here and at the identity provider. By POST only: no picture on a foreign page signs anybody out, and
 * the session cookie does not travel with a foreign form.
 */
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Provider provider;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var idToken = SignedIn.of(request).map(SignedIn::idToken).orElse(null);
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        try {
            response.sendRedirect(provider.endSession(idToken).toString());
        } catch (ProviderUnavailable e) {
            Answers.go(request, response, "/signed-out.xhtml");
        }
    }
}
