package dev.acquaint.web.imports;

import dev.acquaint.dataimport.ImportState;
import dev.acquaint.dataimport.ImportView;
import dev.acquaint.dataimport.Imports;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.Id;
import dev.acquaint.web.shell.Voice;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.primefaces.event.FileUploadEvent;

/** The import page: one import in view, the newest unless another was chosen, and those before it. */
@Named("importPage")
@ViewScoped
public class ImportPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ROWS_SHOWN = 100;
    private static final Set<ImportState> GOING_ON = Set.of(ImportState.QUEUED, ImportState.RUNNING);

    @Inject
    Imports imports;

    @Inject
    Voice voice;

    private @Nullable String chosen;
    private boolean allRejections;
    private transient @Nullable List<ImportView> history;
    private transient @Nullable ImportView current;

    public void upload(FileUploadEvent event) {
        var file = event.getFile();
        try (InputStream content = file.getInputStream()) {
            Id id = imports.start(null, file.getFileName(), content);
            chosen = id.toString();
            allRejections = false;
            forget();
        } catch (DomainException refused) {
            voice.refuse(refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void cancel() {
        var now = getCurrent();
        if (now == null) {
            return;
        }
        try {
            imports.cancel(now.id());
        } catch (DomainException refused) {
            voice.refuse(refused);
        }
        forget();
    }

    /** Asks again how the import stands. */
    public void refresh() {
        forget();
    }

    public void showAllRejections() {
        allRejections = true;
    }

    private void forget() {
        history = null;
        current = null;
    }

    public List<ImportView> getHistory() {
        if (history == null) {
            history = imports.list();
        }
        return history;
    }

    /** The import in view; null before the first. */
    public @Nullable ImportView getCurrent() {
        if (current == null) {
            current = find();
        }
        return current;
    }

    private @Nullable ImportView find() {
        if (chosen != null) {
            try {
                return imports.get(Id.of(chosen));
            } catch (DomainException refused) {
                voice.refuse(refused);
                chosen = null;
            }
        }
        return getHistory().isEmpty() ? null : getHistory().get(0);
    }

    public boolean isGoingOn() {
        var now = getCurrent();
        return now != null && GOING_ON.contains(now.state());
    }

    public int getPercent() {
        var now = getCurrent();
        return now == null ? 0 : percent(now);
    }

    /** Whole hundredths, and never 100 before it is done. */
    static int percent(ImportView view) {
        int floor = (int) Math.floor(Math.min(1, Math.max(0, view.progress())) * 100);
        return view.state() == ImportState.DONE ? 100 : Math.min(99, floor);
    }

    /** Files that held something first; then those without use for us. */
    public List<ImportView.FileReport> getFiles() {
        var now = getCurrent();
        return now == null
                ? List.of()
                : now.files().stream()
                        .sorted(Comparator.comparing(ImportPage::unused))
                        .toList();
    }

    private static boolean unused(ImportView.FileReport file) {
        return file.kind().equals("not-used") || file.kind().equals("empty");
    }

    public List<ImportView.Rejection> getRejections() {
        var now = getCurrent();
        if (now == null) {
            return List.of();
        }
        return allRejections
                ? now.rejections()
                : now.rejections().stream().limit(ROWS_SHOWN).toList();
    }

    public boolean isMoreRejections() {
        var now = getCurrent();
        return !allRejections && now != null && now.rejections().size() > ROWS_SHOWN;
    }

    public long getRead() {
        return sum(ImportView.FileReport::rowsRead);
    }

    public long getImported() {
        return sum(ImportView.FileReport::rowsImported);
    }

    public long getUnchanged() {
        return sum(ImportView.FileReport::rowsUnchanged);
    }

    public long getRejected() {
        return sum(ImportView.FileReport::rowsRejected);
    }

    private long sum(ToLongFunction<ImportView.FileReport> count) {
        var now = getCurrent();
        return now == null ? 0 : now.files().stream().mapToLong(count).sum();
    }

    public @Nullable String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen;
    }
}
