package dev.acquaint.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lessons that rules may name, with their titles; the pages themselves are the training feature's. */
public final class LessonCatalogue {

    private final Map<String, LocalText> titles;

    private LessonCatalogue(Map<String, LocalText> titles) {
        this.titles = titles;
    }

    public static LessonCatalogue standard() {
        return Standard.LESSONS;
    }

    /** In the order in which they are offered. */
    public Set<String> ids() {
        return titles.keySet();
    }

    public Optional<LocalText> title(String id) {
        return Optional.ofNullable(titles.get(id));
    }

    private static final class Standard {

        static final LessonCatalogue LESSONS = read();

        private static LessonCatalogue read() {
            Map<String, LocalText> titles = new LinkedHashMap<>();
            for (List<String> row : Table.read("lessons.tsv")) {
                titles.put(row.get(0), new LocalText(row.get(1), row.get(2)));
            }
            return new LessonCatalogue(Collections.unmodifiableMap(titles));
        }
    }
}
