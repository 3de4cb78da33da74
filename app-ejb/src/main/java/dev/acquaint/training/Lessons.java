package dev.acquaint.training;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lessons to read. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Lessons {

    /** In reading order; in English for a language that lessons are not written in. */
    @Requires(Permission.READ_LESSONS)
    public List<LessonSummary> list(Locale language) {
        return Library.shipped().in(language).values().stream()
                .map(LessonView::summary)
                .toList();
    }

    /** Refuses an id that no lesson has. */
    @Requires(Permission.READ_LESSONS)
    public LessonView get(String id, Locale language) {
        return Optional.ofNullable(Library.shipped().in(language).get(id)).orElseThrow(DomainException::notFound);
    }
}
