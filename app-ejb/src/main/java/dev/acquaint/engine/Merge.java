package dev.acquaint.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills texts with values: {@code {{field}}}, and parts that stand only when a field holds, {@code {{#field}}…{{/field}}},
 * or only when it does not, {@code {{^field}}…{{/field}}}. No more than a reply needs, so that a text can be proofread.
 */
public final class Merge {

    /** The fields besides facts and parameters. */
    public static final List<String> PERSONAL_FIELDS = List.of(
            "contact.name",
            "contact.first_name",
            "member.name",
            "member.first_name",
            "organization.name",
            "reply.form_url");

    private static final Pattern TAG = Pattern.compile("\\{\\{\\s*([#^/]?)\\s*([^{}]*?)\\s*}}");
    /** Parts that do not stand leave their line breaks behind. */
    private static final Pattern LEFT_EMPTY = Pattern.compile("\n[ \t]*(?:\n[ \t]*)+\n");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*");

    private Merge() {}

    /** A field as it stands in a text; {@code position} counts characters from 0. */
    public record Field(String name, int position) {}

    /**
     * The fields of a text, for checking it when it is written.
     *
     * @throws MalformedText when a tag is not well formed or a part is not closed
     */
    public static List<Field> fields(String text) {
        List<Field> fields = new ArrayList<>();
        List<Field> open = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        int from = 0;
        while (tag.find()) {
            refuseBraces(text, from, tag.start());
            from = tag.end();
            Field field = new Field(tag.group(2), tag.start());
            if (!NAME.matcher(field.name()).matches()) {
                throw new MalformedText("A merge field is written {{group.name}}.", field.position());
            }
            if (tag.group(1).equals("/")) {
                if (open.isEmpty() || !open.remove(open.size() - 1).name().equals(field.name())) {
                    throw new MalformedText("{{/" + field.name() + "}} closes what is not open.", field.position());
                }
            } else {
                fields.add(field);
                if (!tag.group(1).isEmpty()) {
                    open.add(field);
                }
            }
        }
        refuseBraces(text, from, text.length());
        if (!open.isEmpty()) {
            Field first = open.get(open.size() - 1);
            throw new MalformedText("{{#" + first.name() + "}} is not closed.", first.position());
        }
        return fields;
    }

    private static void refuseBraces(String text, int from, int to) {
        for (String braces : List.of("{{", "}}")) {
            int at = text.substring(from, to).indexOf(braces);
            if (at >= 0) {
                throw new MalformedText("A merge field is written {{group.name}}.", from + at);
            }
        }
    }

    /**
     * @param value what a field is replaced by; null while it is unknown
     * @param holds whether the part of a field stands
     * @param unknown what stands for an unknown field
     */
    static String fill(
            String text, Function<String, @Nullable String> value, Function<String, Boolean> holds, String unknown) {
        StringBuilder filled = new StringBuilder();
        int hidden = 0;
        List<Boolean> parts = new ArrayList<>();
        int from = 0;
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            if (hidden == 0) {
                filled.append(text, from, tag.start());
            }
            from = tag.end();
            String name = tag.group(2);
            switch (tag.group(1)) {
                case "#", "^" -> {
                    boolean stands = holds.apply(name) == tag.group(1).equals("#");
                    parts.add(stands);
                    hidden += stands ? 0 : 1;
                }
                case "/" -> hidden -= parts.remove(parts.size() - 1) ? 0 : 1;
                default -> {
                    if (hidden == 0) {
                        String found = value.apply(name);
                        filled.append(found == null ? unknown : found);
                    }
                }
            }
        }
        filled.append(text, from, text.length());
        return LEFT_EMPTY.matcher(filled).replaceAll("\n\n").strip();
    }

    /** A text whose tags cannot be read. */
    public static final class MalformedText extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final int position;

        MalformedText(String message, int position) {
            super(message);
            this.position = position;
        }

        /** Counted in characters from 0. */
        public int position() {
            return position;
        }
    }
}
