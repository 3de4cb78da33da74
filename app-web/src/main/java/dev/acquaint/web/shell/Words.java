package dev.acquaint.web.shell;

import jakarta.faces.context.FacesContext;
import java.text.BreakIterator;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The small words all pages share, as functions for the pages: see the tag library. */
public final class Words {

    static final String BUNDLE = "dev.acquaint.web.shell.messages";

    private static final int TINTS = 6;

    private Words() {}

    /** The colour family and drawing of an outcome; several outcomes of different actions share one. */
    public static String tone(@Nullable String outcome) {
        if (outcome == null) {
            return "ignore";
        }
        return switch (outcome) {
            case "accept", "send", "introduce", "keep", "permit" -> "accept";
            case "ask", "add-note", "pre-ask", "ask-first" -> "ask";
            case "meet-first", "warm-up", "nurture", "hold" -> "meet";
            case "review" -> "review";
            case "decline", "do-not-send", "do-not-introduce", "remove", "deny" -> "decline";
            case "report" -> "report";
            default -> "ignore";
        };
    }

    /** An outcome as people call it; the code itself where it is none of ours. */
    public static String outcome(String code) {
        var words = ResourceBundle.getBundle(BUNDLE, locale());
        String key = "outcome." + code;
        return words.containsKey(key) ? words.getString(key) : code;
    }

    /** One or two letters for a name, in any script. */
    public static String initials(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "?";
        }
        String[] parts = name.strip().split("[\\s\\p{Pd}]+");
        String first = firstLetter(parts[0]);
        String last = parts.length > 1 ? firstLetter(parts[parts.length - 1]) : "";
        String both = (first + last).toUpperCase(Locale.ROOT);
        return both.isEmpty() ? "?" : both;
    }

    private static String firstLetter(String part) {
        return part.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .findFirst()
                .orElseGet(() -> firstCharacter(part));
    }

    private static String firstCharacter(String part) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(part);
        int end = characters.next();
        return end == BreakIterator.DONE ? "" : part.substring(0, end);
    }

    /** The same name has the same colour everywhere. */
    public static int tint(@Nullable String name) {
        return name == null ? 0 : Math.floorMod(name.strip().hashCode(), TINTS);
    }

    /** How long ago, as people say it. */
    public static String age(@Nullable Instant at) {
        return at == null ? "" : age(at, Instant.now(), locale());
    }

    static String age(Instant at, Instant now, Locale locale) {
        var words = ResourceBundle.getBundle(BUNDLE, locale);
        long minutes = ChronoUnit.MINUTES.between(at, now);
        if (minutes < 1) {
            return words.getString("age.now");
        }
        if (minutes < 60) {
            return count(words.getString("age.minutes"), minutes, locale);
        }
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        long days = ChronoUnit.DAYS.between(day, today);
        if (days == 0) {
            return count(words.getString("age.hours"), minutes / 60, locale);
        }
        if (days == 1) {
            return words.getString("age.yesterday");
        }
        if (days < 14) {
            return count(words.getString("age.days"), days, locale);
        }
        if (days < 60) {
            return count(words.getString("age.weeks"), days / 7, locale);
        }
        long months = ChronoUnit.MONTHS.between(day, today);
        if (months < 24) {
            return count(words.getString("age.months"), months, locale);
        }
        return count(words.getString("age.years"), ChronoUnit.YEARS.between(day, today), locale);
    }

    /** Date and time in full. */
    public static String moment(@Nullable Instant at) {
        return at == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale())
                        .withZone(ZoneId.systemDefault())
                        .format(at);
    }

    public static String number(@Nullable Number number) {
        return number == null ? "" : NumberFormat.getInstance(locale()).format(number);
    }

    /** Puts values into a sentence; a count chooses singular or plural by the sentence's own {@code choice}. */
    public static String fill(String sentence, @Nullable Object value) {
        return new MessageFormat(sentence, locale()).format(new Object[] {value});
    }

    public static String fill(String sentence, @Nullable Object first, @Nullable Object second) {
        return new MessageFormat(sentence, locale()).format(new Object[] {first, second});
    }

    private static String count(String sentence, long number, Locale locale) {
        return new MessageFormat(sentence, locale).format(new Object[] {number});
    }

    private static Locale locale() {
        var faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null
                ? Locale.ENGLISH
                : faces.getViewRoot().getLocale();
    }
}
