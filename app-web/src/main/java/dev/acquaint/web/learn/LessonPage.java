package dev.acquaint.web.learn;

import dev.acquaint.training.LessonSummary;
import dev.acquaint.training.LessonView;
import dev.acquaint.training.Lessons;
import dev.acquaint.web.shell.Preferences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One lesson to read, and the one to read after it. */
@Named
@RequestScoped
public class LessonPage {

    @Inject
    private Lessons lessons;

    @Inject
    private Preferences preferences;

    private String id = "";
    private @Nullable LessonView lesson;

    /** An id that no lesson has leads to "there is nothing here", as everywhere. */
    public LessonView getLesson() {
        if (lesson == null) {
            lesson = lessons.get(id, preferences.getLocale());
        }
        return lesson;
    }

    /** Null after the last. */
    public @Nullable LessonSummary getNext() {
        List<LessonSummary> all = lessons.list(preferences.getLocale());
        int next = all.indexOf(getLesson().summary()) + 1;
        return next < all.size() ? all.get(next) : null;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
