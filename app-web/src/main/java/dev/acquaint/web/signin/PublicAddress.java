package dev.acquaint.web.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people reach the console from outside, and what follows from that for cookies and headers. */
@Named
@ApplicationScoped
public class PublicAddress {

    /** The console's context root; the API lives beside it at the root. */
    static final String CONTEXT = "/console";

    private final String base;
    private final String providerOrigin;

    /** For the container's proxy only. */
    protected PublicAddress() {
        this("http://localhost", "http://localhost");
    }

    @Inject
    public PublicAddress(
            @ConfigProperty(name = "acquaint.public.url") String base,
            @ConfigProperty(name = "acquaint.oidc.issuer") String issuer) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        var provider = URI.create(issuer);
        this.providerOrigin = provider.getScheme() + "://" + provider.getRawAuthority();
    }

    /** For example {@code http://localhost:8080/console}, without a slash at the end. */
    public String console() {
        return base + CONTEXT;
    }

    public boolean secure() {
        return base.startsWith("https:");
    }

    /** Where forms may lead besides here: signing in and out ends in a redirect to the identity provider. */
    public String getProviderOrigin() {
        return providerOrigin;
    }

    /** Under https, browsers accept a {@code __Host-} cookie only from this very host, for its whole path, over TLS. */
    public String cookieName(String name) {
        return secure() ? "__Host-" + name : name;
    }

    public String cookiePath() {
        return secure() ? "/" : CONTEXT;
    }

    /** A cookie that no script reads and no foreign site's form sends. */
    public Cookie cookie(String name, String value, int maxAgeSeconds) {
        var cookie = new Cookie(cookieName(name), value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure());
        cookie.setPath(cookiePath());
        cookie.setMaxAge(maxAgeSeconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
