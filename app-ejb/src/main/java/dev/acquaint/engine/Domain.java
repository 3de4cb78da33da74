package dev.acquaint.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values that a fact or parameter can take.
 *
 * @param options the literals allowed; empty when any string is
 * @param min least number, inclusive
 * @param max greatest number or length of a string, inclusive
 */
public record Domain(
        FactType type,
        List<String> options,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    private static final int LONGEST_TEXT = 2000;
    private static final int LARGEST_SET = 1000;

    /** Beyond this, a number in a request is an accident or an attack; the arithmetic stays cheap below it. */
    private static final int LONGEST_NUMBER = 40;

    /**
     * Reads a value as JSON has it: numbers of any class, so that 12.0 is an integer and 12.5 is not.
     *
     * @throws Refused when it is none of these values
     */
    public Value read(Object json) {
        return switch (type) {
            case BOOLEAN -> json instanceof Boolean b ? new Value.Bool(b) : wrongType(json);
            case INTEGER -> integer(json);
            case DECIMAL -> new Value.Dec(inRange(number(json)));
            case STRING -> new Value.Text(text(json));
            case ENUM -> new Value.Text(option(text(json)));
            case ENUM_SET, STRING_SET -> set(json);
            case DATE -> date(json);
        };
    }

    /** The nearest value within the bounds. */
    Value clamp(Value value) {
        if (value instanceof Value.Int i) {
            BigDecimal number = BigDecimal.valueOf(i.value());
            return new Value.Int(clamp(number).longValue());
        }
        if (value instanceof Value.Dec d) {
            return new Value.Dec(clamp(d.value()));
        }
        if (value instanceof Value.SetOf s && !options.isEmpty()) {
            return new Value.SetOf(
                    s.members().stream().filter(options::contains).collect(Collectors.toSet()), s.open());
        }
        return value;
    }

    private BigDecimal clamp(BigDecimal number) {
        if (min != null && number.compareTo(min) < 0) {
            return min;
        }
        return max != null && number.compareTo(max) > 0 ? max : number;
    }

    /** These values without their bounds, to read what {@link #clamp} will then bring inside. */
    Domain unbounded() {
        return new Domain(type, type == FactType.ENUM_SET ? List.of() : options, null, null);
    }

    private Value integer(Object json) {
        BigDecimal number = number(json);
        if (number.stripTrailingZeros().scale() > 0) {
            throw new Refused("not-an-integer", "must be a whole number, not " + number.toPlainString() + ".");
        }
        return new Value.Int(inRange(number).longValueExact());
    }

    private BigDecimal number(Object json) {
        if (json instanceof Integer || json instanceof Long || json instanceof Short || json instanceof Byte) {
            return BigDecimal.valueOf(((Number) json).longValue());
        }
        BigDecimal number = null;
        if (json instanceof BigInteger i) {
            number = new BigDecimal(i);
        } else if (json instanceof BigDecimal d) {
            number = d;
        } else if (json instanceof Double || json instanceof Float) {
            double d = ((Number) json).doubleValue();
            if (Double.isFinite(d)) {
                number = new BigDecimal(json.toString());
            }
        }
        if (number == null) {
            throw wrong(json);
        }
        if (number.precision() > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
            throw new Refused("out-of-range", "is not a number that we can take: " + bounds() + ".");
        }
        return number;
    }

    private BigDecimal inRange(BigDecimal number) {
        boolean fits = type != FactType.INTEGER || number.toBigInteger().bitLength() < 64;
        if (!fits || clamp(number).compareTo(number) != 0) {
            throw new Refused("out-of-range", "must be " + bounds() + ", not " + number.toPlainString() + ".");
        }
        return number;
    }

    private String bounds() {
        if (min != null && max != null) {
            return "between " + min.toPlainString() + " and " + max.toPlainString();
        }
        if (min != null) {
            return "at least " + min.toPlainString();
        }
        return max != null ? "at most " + max.toPlainString() : "an ordinary number";
    }

    private String text(Object json) {
        if (!(json instanceof String text)) {
            throw wrong(json);
        }
        int longest = max != null && type == FactType.STRING ? max.intValue() : LONGEST_TEXT;
        if (text.length() > longest) {
            throw new Refused("too-long", "must have at most " + longest + " characters, not " + text.length() + ".");
        }
        return text;
    }

    private String option(String text) {
        if (!options.isEmpty() && !options.contains(text)) {
            String meant = Spelling.nearest(text, options)
                    .map(o -> " Did you mean \"" + o + "\"?")
                    .orElse("");
            throw new Refused("unknown-value", "must be one of " + String.join(", ", options) + "." + meant);
        }
        return text;
    }

    private Value set(Object json) {
        if (json instanceof Map<?, ?> map) {
            if (map.size() != 1 || !(map.get("includes") instanceof Collection<?> members)) {
                throw new Refused("wrong-type", "must be a list, or an object with only \"includes\", a list.");
            }
            return new Value.SetOf(members(members), true);
        }
        if (json instanceof Collection<?> members) {
            return new Value.SetOf(members(members), false);
        }
        throw wrong(json);
    }

    private Set<String> members(Collection<?> json) {
        if (json.size() > LARGEST_SET) {
            throw new Refused("too-long", "must have at most " + LARGEST_SET + " members, not " + json.size() + ".");
        }
        Set<String> members = new LinkedHashSet<>();
        for (Object member : json) {
            if (!(member instanceof String)) {
                throw new Refused("wrong-type", "must hold only strings.");
            }
            members.add(option(text(member)));
        }
        return members;
    }

    private Value date(Object json) {
        String text = text(json);
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1 || date.getYear() > 9999) {
                throw new Refused("out-of-range", "must be a date between the years 1 and 9999.");
            }
            return new Value.Day(date);
        } catch (DateTimeParseException e) {
            throw new Refused("wrong-type", "must be a date such as 2026-11-22.");
        }
    }

    private Value wrongType(Object json) {
        throw wrong(json);
    }

    private Refused wrong(@Nullable Object json) {
        String expected = switch (type) {
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
            case STRING -> "a string";
            case ENUM -> "one of " + String.join(", ", options);
            case ENUM_SET, STRING_SET -> "a list of strings, or {\"includes\": [...]} when there may be more";
            case DATE -> "a date such as 2026-11-22";
        };
        return new Refused("wrong-type", "must be " + expected + ", not " + kind(json) + ".");
    }

    private static String kind(@Nullable Object json) {
        if (json instanceof Number) {
            return "a number";
        }
        if (json instanceof Collection) {
            return "a list";
        }
        return json instanceof String
                ? "a string"
                : json instanceof Boolean ? "true or false" : json instanceof Map ? "an object" : "this";
    }

    /** A value that the domain does not hold; the sentence lacks its subject, which the caller knows. */
    public static final class Refused extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String code;

        Refused(String code, String predicate) {
            super(predicate);
            this.code = code;
        }

        public String code() {
            return code;
        }

        public String sentence(String subject) {
            return subject + " " + getMessage();
        }
    }
}
