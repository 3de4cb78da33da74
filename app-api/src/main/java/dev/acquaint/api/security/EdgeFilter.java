package dev.acquaint.api.security;

import dev.acquaint.tenancy.CurrentTenant;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every answer carries, and the last look that no caller stays behind on the thread. */
@WebFilter("/*")
public class EdgeFilter implements Filter {

    static final String REQUEST_ID = "X-Request-ID";

    private static final Pattern USABLE = Pattern.compile("[!-~]{1,128}");

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        response.setHeader(REQUEST_ID, requestId(request.getHeader(REQUEST_ID)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        // The pages set their own; what is a tenant's must not stay in any cache.
        response.setHeader("Cache-Control", "no-store");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(BearerFilter.ENTERED) instanceof CurrentTenant.Entered entered) {
                entered.close();
            }
        }
    }

    private static String requestId(@Nullable String sent) {
        return sent != null && USABLE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
