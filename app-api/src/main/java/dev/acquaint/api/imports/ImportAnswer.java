package dev.acquaint.api.imports;

import dev.acquaint.api.Listing;
import dev.acquaint.dataimport.ImportView;
import dev.acquaint.kernel.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import as {@code GET /v1/imports/{id}} shows it. */
record ImportAnswer(
        Id id,
        Id member,
        String fileName,
        long size,
        String state,
        double progress,
        List<ImportView.FileReport> files,
        List<ImportView.Rejection> rejections,
        ImportView.@Nullable Matching matching,
        ImportView.@Nullable Failure failure,
        Instant uploadedAt,
        @Nullable Instant finishedAt) {

    static ImportAnswer of(ImportView view) {
        return new ImportAnswer(
                view.id(),
                view.member(),
                view.fileName(),
                view.size(),
                Listing.word(view.state()),
                view.progress(),
                view.files(),
                view.rejections(),
                view.matching(),
                view.failure(),
                view.uploadedAt(),
                view.finishedAt());
    }
}
