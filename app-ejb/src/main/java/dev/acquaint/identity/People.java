package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names and addresses that people type are read. */
final class People {

    /** On purpose wide: the mail that arrives is the proof, not the pattern. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,64}@"
            + "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{1,62}");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}<>]");

    private People() {}

    static String email(String typed, String pointer) {
        var email = typed.strip().toLowerCase(Locale.ROOT);
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
            throw invalid(pointer, "not-an-address", "Give an e-mail address, such as maya@example.org.");
        }
        return email;
    }

    static String name(String typed, String pointer) {
        return text(typed, pointer, 160);
    }

    /** One line of text without mark-up, 1 to {@code longest} characters. */
    static String text(String typed, String pointer, int longest) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\p{Zs}+", " ");
        if (text.isEmpty()) {
            throw invalid(pointer, "missing", "Please fill this in.");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw invalid(pointer, "too-long", "Use at most " + longest + " characters.");
        }
        if (UNPRINTABLE.matcher(text).find()) {
            throw invalid(pointer, "not-text", "Use letters, digits and ordinary signs only.");
        }
        return text;
    }

    static String firstName(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    /** Keycloak wants a last name; somebody with one name gets it twice. */
    static String lastName(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(space + 1);
    }

    private static DomainException invalid(String pointer, String code, String detail) {
        return new DomainException(
                ErrorCode.INVALID, detail, List.of(new DomainException.Fault(pointer, code, detail)));
    }
}
