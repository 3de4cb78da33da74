package dev.acquaint.web.learn;

import dev.acquaint.training.LessonSummary;
import dev.acquaint.training.Lessons;
import dev.acquaint.training.Level;
import dev.acquaint.web.shell.Preferences;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** The lessons, by how much they presume. */
@Named
@RequestScoped
public class LearnPage {

    @Inject
    private Lessons lessons;

    @Inject
    private Preferences preferences;

    private List<Shelf> shelves = List.of();

    public record Shelf(String level, List<LessonSummary> lessons) {
        public Shelf {
            lessons = List.copyOf(lessons);
        }
    }

    @PostConstruct
    void load() {
        var all = lessons.list(preferences.getLocale());
        shelves = Arrays.stream(Level.values())
                .map(level -> new Shelf(
                        level.code(),
                        all.stream().filter(lesson -> lesson.level() == level).toList()))
                .toList();
    }

    public List<Shelf> getShelves() {
        return shelves;
    }
}
