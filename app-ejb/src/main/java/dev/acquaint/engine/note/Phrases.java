package dev.acquaint.engine.note;

import dev.acquaint.engine.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the reader knows of each language: data among the resources, so that it grows without code. */
final class Phrases {

    private static final String FOLDER = "/dev/acquaint/engine/note/";

    private final List<List<String>> defaultTexts = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final Map<String, Set<String>> commonWords = new LinkedHashMap<>();

    private Phrases() {
        for (List<String> row : Table.read(FOLDER + "default-texts.tsv")) {
            defaultTexts.add(
                    Words.of(row.get(1)).list().stream().map(Words.Word::plain).toList());
        }
        for (List<String> row : Table.read(FOLDER + "patterns.tsv")) {
            patterns.add(new Pattern(
                    row.get(0),
                    row.get(1),
                    java.util.regex.Pattern.compile(
                            row.get(2),
                            java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CASE)));
        }
        for (List<String> row : Table.read(FOLDER + "common-words.tsv")) {
            commonWords.computeIfAbsent(row.get(0), l -> new LinkedHashSet<>()).add(row.get(1));
        }
    }

    record Pattern(String fact, String language, java.util.regex.Pattern regex) {}

    static Phrases standard() {
        return Standard.PHRASES;
    }

    List<List<String>> defaultTexts() {
        return defaultTexts;
    }

    List<Pattern> patterns(String fact, String language) {
        return patterns.stream()
                .filter(p -> p.fact().equals(fact) && p.language().equals(language))
                .toList();
    }

    /** The language with the most common words, if they are at least a fifth of all. */
    Optional<String> languageOf(Words words) {
        String best = null;
        long most = Math.max(1, (words.list().size() + 4) / 5) - 1;
        for (Map.Entry<String, Set<String>> language : commonWords.entrySet()) {
            long count = words.list().stream()
                    .filter(w -> language.getValue().contains(w.plain()))
                    .count();
            if (count > most) {
                most = count;
                best = language.getKey();
            }
        }
        return Optional.ofNullable(best);
    }

    private static final class Standard {
        static final Phrases PHRASES = new Phrases();
    }
}
