package dev.acquaint.web.signin;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Headers that every answer carries. Pages get their content security policy from PrimeFaces, which knows the nonce of
 * its own scripts (see {@code primefaces.CSP_POLICY} in web.xml); whatever else is answered may do nothing at all.
 */
public class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String POLICY = "Content-Security-Policy";
    private static final String RESOURCES = "/jakarta.faces.resource/";

    @Inject
    private transient PublicAddress address;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (address.secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        boolean resource = request.getServletPath().startsWith(RESOURCES);
        if (!resource) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (resource || !request.getServletPath().endsWith(".xhtml")) {
            response.setHeader(POLICY, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        }
        chain.doFilter(new LaxSessionRequest(request, response), new OnePolicy(response));
    }

    /**
     * A page that failed half-way has sent its policy already when the error page adds another with another nonce. Browsers
     * would hold scripts to both; the later one alone is meant.
     */
    private static final class OnePolicy extends HttpServletResponseWrapper {

        OnePolicy(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (POLICY.equalsIgnoreCase(name)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
