package dev.acquaint.dataimport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The dates of an export. All are English and American whatever the member's language, most without a zone; those are
 * taken as UTC. A spreadsheet rewrites them in a few known ways.
 */
final class Dates {

    private static final int FIRST_YEAR = 2000;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]+");

    private static final List<DateTimeFormatter> DAYS = List.of(
            of("d MMM uuuu"),
            of("d-MMM-uuuu"),
            shortYear("d-MMM-"),
            shortYear("d MMM "),
            of("uuuu-MM-dd"),
            of("d-M-uuuu"),
            of("M/d/uuuu"),
            shortYear("M/d/"));

    private static final List<DateTimeFormatter> MOMENTS = List.of(
            shortYear("M/d/", ", h:mm a"),
            of("M/d/uuuu, h:mm a"),
            of("uuuu-MM-dd HH:mm:ss 'UTC'"),
            of("uuuu/MM/dd HH:mm:ss 'UTC'"),
            of("uuuu-MM-dd HH:mm:ss"),
            of("uuuu-MM-dd'T'HH:mm:ss'Z'"),
            shortYear("M/d/", " H:mm"),
            of("M/d/uuuu H:mm"),
            of("M/d/uuuu h:mm a"),
            of("d-M-uuuu H:mm"));

    private Dates() {}

    static LocalDate day(String text, String column) {
        return moment(text, column).atZone(ZoneOffset.UTC).toLocalDate();
    }

    static Instant moment(String text, String column) {
        String plain = BLANKS.matcher(text.strip()).replaceAll(" ");
        if (plain.isEmpty()) {
            throw new RowRejected("date-missing", column);
        }
        for (DateTimeFormatter format : MOMENTS) {
            try {
                return plausible(LocalDateTime.parse(plain, format), column).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        for (DateTimeFormatter format : DAYS) {
            try {
                return plausible(LocalDate.parse(plain, format).atStartOfDay(), column)
                        .toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        throw new RowRejected("date-unreadable", column);
    }

    /** The oldest network that is imported opened in 2003, and nothing in an export lies decades ahead. */
    private static LocalDateTime plausible(LocalDateTime moment, String column) {
        if (moment.getYear() < FIRST_YEAR || moment.getYear() > FIRST_YEAR + 99) {
            throw new RowRejected("date-implausible", column);
        }
        return moment;
    }

    private static DateTimeFormatter of(String pattern) {
        return builder().appendPattern(pattern).toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatter shortYear(String before) {
        return shortYear(before, "");
    }

    private static DateTimeFormatter shortYear(String before, String after) {
        var builder = builder().appendPattern(before).appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR);
        if (!after.isEmpty()) {
            builder.appendPattern(after);
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatterBuilder builder() {
        return new DateTimeFormatterBuilder().parseCaseInsensitive();
    }
}
