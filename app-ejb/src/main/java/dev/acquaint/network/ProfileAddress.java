package dev.acquaint.network;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A profile's address in the one form by which people are matched: host without scheme, {@code www.} or country, path
 * decoded, in lower case, without a trailing slash, query or fragment. One profile is written in many ways.
 *
 * @param value such as {@code linkedin.com/in/jan-de-vries}; at most 300 characters
 */
public record ProfileAddress(String value) {

    static final int MAX_LENGTH = 300;

    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://");
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern COUNTRY_OR_WWW = Pattern.compile("^(www|m|[a-z]{2})\\.(?=linkedin\\.com$)|^www\\.");

    /** Empty for what is no profile's address: a blank, a bare host, another scheme, something too long. */
    public static Optional<ProfileAddress> of(String text) {
        String rest = text.strip();
        var scheme = SCHEME.matcher(rest);
        if (scheme.find()) {
            if (!scheme.group().toLowerCase(Locale.ROOT).matches("https?://")) {
                return Optional.empty();
            }
            rest = rest.substring(scheme.end());
        }
        rest = rest.split("[?#]", 2)[0];
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String host = rest.substring(0, slash).toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        String path = Normalizer.normalize(decode(rest.substring(slash)), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("/+", "/")
                .replaceAll("/$", "");
        String value = COUNTRY_OR_WWW.matcher(host).replaceFirst("") + path;
        boolean fit = !path.isEmpty()
                && value.length() <= MAX_LENGTH
                && value.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
        return fit ? Optional.of(new ProfileAddress(value)) : Optional.empty();
    }

    /** The address to open in a browser. Always https, whatever was written: it is shown as a link. */
    public String link() {
        String host = value.substring(0, value.indexOf('/'));
        String path = Arrays.stream(value.substring(host.length() + 1).split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return "https://" + (host.equals("linkedin.com") ? "www." : "") + host + "/" + path;
    }

    /** Percent-decodes; what is not well encoded stays as it is. */
    private static String decode(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        var bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); ) {
            int c = path.codePointAt(i);
            int high = c == '%' && i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(path.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 3;
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return path;
        }
    }
}
