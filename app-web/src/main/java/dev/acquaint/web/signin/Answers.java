package dev.acquaint.web.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** How the console's filters and servlets send a browser elsewhere. */
final class Answers {

    private static final String AJAX = "partial/ajax";

    private Answers() {}

    /** The path below the context root. */
    static String path(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // What was posted is lost with the session; the page it was posted to is not.
        boolean page = request.getMethod().equals("GET") && request.getQueryString() != null;
        var asked = page ? path(request) + "?" + request.getQueryString() : path(request);
        go(request, response, "/sign-in?to=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
    }

    static void toProblem(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        go(request, response, "/sign-in-problem.xhtml?why=" + problem.code());
    }

    /** Redirects to a path of ours; a Faces script, which cannot follow, is told so in its own words. */
    static void go(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        var target = request.getContextPath() + path;
        if (!AJAX.equals(request.getHeader("Faces-Request"))) {
            response.sendRedirect(target);
            return;
        }
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                        + target.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")
                        + "\"/></partial-response>");
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
