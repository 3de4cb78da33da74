package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an import stands. For every file rows read = imported + unchanged + rejected.
 *
 * @param member whose network it fills
 * @param progress 0 to 1
 * @param size of the upload, in bytes
 * @param rejections the first 1,000 rejected rows; the files' counts are complete
 * @param matching what became of the invitations; null until it is done
 * @param failure why it failed, for the person who uploaded; null unless failed
 */
public record ImportView(
        Id id,
        Id member,
        String fileName,
        long size,
        ImportState state,
        double progress,
        List<FileReport> files,
        List<Rejection> rejections,
        @Nullable Matching matching,
        @Nullable Failure failure,
        Instant uploadedAt,
        @Nullable Instant finishedAt) {

    public ImportView {
        files = List.copyOf(files);
        rejections = List.copyOf(rejections);
    }

    /**
     * One file of the export.
     *
     * @param name with its folder, as in the archive
     * @param kind {@code connections}, {@code invitations}, {@code messages}, {@code recommendations},
     *     {@code endorsements}, {@code profile}, {@code company-follows}, {@code empty} (a category without data)
     *     or {@code not-used}
     * @param done whether it was read to its end
     */
    public record FileReport(
            String name,
            String kind,
            long rowsRead,
            long rowsImported,
            long rowsUnchanged,
            long rowsRejected,
            boolean done) {}

    /**
     * A row that was left out, or a file that could not be read.
     *
     * @param line where the row starts, from 1; 0 for the file as a whole
     * @param code short, stable and dashed, such as {@code too-few-columns}
     * @param detail what is wrong, in the reader's language; never the row's content
     */
    public record Rejection(String file, long line, String code, String detail) {}

    /**
     * What became of the invitations of this member, all imports together.
     *
     * @param openIncoming those now in the inbox
     * @param openOutgoing those still unanswered
     * @param doubtful open ones whose sender's name is that of a connection: asked in the inbox
     * @param history those that feed measures only
     * @param unmatched rows about a person whom neither an address nor a unique name identifies
     */
    public record Matching(long openIncoming, long openOutgoing, long doubtful, long history, long unmatched) {}

    public record Failure(String code, String detail) {}
}
