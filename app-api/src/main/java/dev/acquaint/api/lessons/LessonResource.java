package dev.acquaint.api.lessons;

import dev.acquaint.api.Language;
import dev.acquaint.api.Listing;
import dev.acquaint.api.limits.Revalidated;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import dev.acquaint.training.LessonSummary;
import dev.acquaint.training.LessonView;
import dev.acquaint.training.Lessons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** In a line each, or one whole. */
@Path("/lessons")
@ApplicationScoped
@Revalidated
@Produces(MediaType.APPLICATION_JSON)
public class LessonResource {

    private Lessons lessons;
    private CurrentTenant currentTenant;

    @SuppressWarnings("NullAway.Init")
    protected LessonResource() {}

    @Inject
    public LessonResource(Lessons lessons, CurrentTenant currentTenant) {
        this.lessons = lessons;
        this.currentTenant = currentTenant;
    }

    @GET
    @Requires(Permission.READ_LESSONS)
    public Listing.Items<Line> list(@QueryParam("language") @Nullable String language) {
        return Listing.Items.all(lessons.list(Language.of(language, currentTenant)).stream()
                .map(Line::of)
                .toList());
    }

    @GET
    @Path("/{id}")
    @Requires(Permission.READ_LESSONS)
    public Lesson get(@PathParam("id") String id, @QueryParam("language") @Nullable String language) {
        return Lesson.of(lessons.get(id, Language.of(language, currentTenant)));
    }

    record Line(String id, String title, String summary, String level, int minutes) {

        static Line of(LessonSummary lesson) {
            return new Line(
                    lesson.id(), lesson.title(), lesson.summary(), Listing.word(lesson.level()), lesson.minutes());
        }
    }

    record Lesson(
            String id,
            String title,
            String summary,
            String level,
            int minutes,
            String language,
            String author,
            String source,
            String html) {

        static Lesson of(LessonView lesson) {
            Line line = Line.of(lesson.summary());
            return new Lesson(
                    line.id,
                    line.title,
                    line.summary,
                    line.level,
                    line.minutes,
                    lesson.language().toLanguageTag(),
                    lesson.author(),
                    lesson.source(),
                    lesson.html());
        }
    }
}
