package dev.acquaint.web.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of the console to go to after signing in, as path and query below the context root. Whatever else is asked for,
 * another site above all, becomes {@link #HOME}.
 */
record Destination(String path) {

    static final Destination HOME = new Destination("/");

    private static final int LONGEST = 1_000;
    private static final Pattern PAGE = Pattern.compile("/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\\.xhtml");

    static Destination of(@Nullable String asked) {
        if (asked == null || asked.length() > LONGEST) {
            return HOME;
        }
        try {
            var uri = new URI(asked);
            boolean here = uri.getScheme() == null && uri.getRawAuthority() == null && uri.getRawPath() != null;
            if (!here || !PAGE.matcher(uri.getRawPath()).matches()) {
                return HOME;
            }
            return new Destination(
                    uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            return HOME;
        }
    }
}
