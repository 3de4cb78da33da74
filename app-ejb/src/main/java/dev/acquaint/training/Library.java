package dev.acquaint.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The shipped lessons, read and rendered once. A file that is missing or has no heading lines stops the start. */
final class Library {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"));

    private static final int WORDS_A_MINUTE = 200;
    private static final String FENCE = "---";
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private final Map<Locale, Map<String, LessonView>> lessons = new HashMap<>();

    private Library() {
        var ids = text("lessons.txt")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        for (Locale language : LANGUAGES) {
            var inOrder = new LinkedHashMap<String, LessonView>();
            for (String id : ids) {
                inOrder.put(id, parse(id, language, text(language.getLanguage() + "/" + id + ".md")));
            }
            lessons.put(language, inOrder);
        }
    }

    static Library shipped() {
        return Shipped.LIBRARY;
    }

    /** By id, in reading order; in English for a language that is not spoken here. */
    Map<String, LessonView> in(Locale language) {
        return lessons.getOrDefault(
                Locale.forLanguageTag(language.getLanguage()), lessons.getOrDefault(Locale.ENGLISH, Map.of()));
    }

    static LessonView parse(String id, Locale language, String file) {
        var lines = file.lines().toList();
        int end = lines.subList(1, lines.size()).indexOf(FENCE) + 1;
        if (!lines.get(0).equals(FENCE) || end == 0) {
            throw new IllegalStateException("Lesson " + id + " does not begin with its heading lines");
        }
        var head = new HashMap<String, String>();
        for (String line : lines.subList(1, end)) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalStateException("Lesson " + id + ": no key in \"" + line + "\"");
            }
            head.put(line.substring(0, colon), line.substring(colon + 2).strip());
        }
        var body = String.join("\n", lines.subList(end + 1, lines.size()));
        int minutes = Math.max(1, Math.round(body.split("\\s+").length / (float) WORDS_A_MINUTE));
        return new LessonView(
                new LessonSummary(
                        id,
                        required(head, "title", id),
                        required(head, "summary", id),
                        Level.valueOf(required(head, "level", id).toUpperCase(Locale.ROOT)),
                        minutes),
                language,
                required(head, "author", id),
                required(head, "source", id),
                RENDERER.render(PARSER.parse(body)));
    }

    private static String required(Map<String, String> head, String key, String id) {
        var value = head.get(key);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("Lesson " + id + " has no " + key);
        }
        return value;
    }

    private static String text(String name) {
        try (InputStream in = Library.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name + " beside the lessons");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shipped {
        static final Library LIBRARY = new Library();
    }
}
