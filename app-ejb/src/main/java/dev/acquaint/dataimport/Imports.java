package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import jakarta.ejb.Stateless;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uploads of a member's own network export, read in the background. */
@Stateless
public class Imports {

    /**
     * Takes an upload and queues it. What can be told at once is refused at once: no file, an empty one, one that is
     * neither a ZIP nor a CSV, an archive of archives, one over the limits. Then nothing is kept.
     *
     * @param member whose export it is: null for the caller's own; an integrator names a member who consented
     * @param fileName as the browser sent it; only for showing
     * @param content read to its end, never held in memory as a whole; null means that no file came
     */
    public Id start(@Nullable Id member, @Nullable String fileName, @Nullable InputStream content) {
        throw new UnsupportedOperationException();
    }

    public ImportView get(Id id) {
        throw new UnsupportedOperationException();
    }

    /** The caller's imports, newest first; at most 50. */
    public List<ImportView> list() {
        throw new UnsupportedOperationException();
    }

    /** Stops it at the next row. Rows imported before stay. Cancelling what has ended changes nothing. */
    public ImportView cancel(Id id) {
        throw new UnsupportedOperationException();
    }
}
