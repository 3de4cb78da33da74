package dev.acquaint.dataimport;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.WhoseNetwork;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Uploads of a member's own network export, read in the background. */
@Stateless
public class Imports {

    private static final int SHOWN_REJECTIONS = 1_000;
    private static final int SHOWN_JOBS = 50;

    @Inject
    private ImportRows rows;

    @Inject
    private ImportSteps steps;

    @Inject
    private WhoseNetwork whoseNetwork;

    @Inject
    private CurrentTenant currentTenant;

    /**
     * Takes an upload and queues it. What can be told at once is refused at once: no file, an empty one, one that is
     * neither a ZIP nor a CSV, an archive of archives, one over the limits. Then nothing is kept.
     *
     * @param member whose export it is: null for the caller's own; an integrator names a member who consented
     * @param fileName as the browser sent it; only for showing
     * @param content read to its end, never held in memory as a whole; null means that no file came
     */
    @Requires(Permission.IMPORT)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Id start(@Nullable Id member, @Nullable String fileName, @Nullable InputStream content) {
        Locale language = currentTenant.caller().language();
        Id owner = whoseNetwork.of(member);
        if (content == null) {
            throw Upload.refusal(ErrorCode.INVALID, language, "no-file");
        }
        try {
            Path spool = Files.createTempFile("acquaint-upload-", ".upload");
            try {
                spool(content, spool, language);
                return enqueue(owner, fileName, spool, language);
            } finally {
                Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void spool(InputStream content, Path spool, Locale language) throws IOException {
        long most = Limits.STANDARD.uploadBytes();
        try (OutputStream out = Files.newOutputStream(spool)) {
            byte[] buffer = new byte[64 << 10];
            long size = 0;
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                size += n;
                if (size > most) {
                    throw Upload.refusal(ErrorCode.TOO_LARGE, language, "too-large", most >> 20);
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private Id enqueue(Id owner, @Nullable String fileName, Path spool, Locale language) throws IOException {
        String shown = fileName == null || fileName.isBlank() ? "upload" : Upload.baseName(fileName);
        List<Upload.Found> found;
        try (Upload upload = Upload.open(spool, shown, Limits.STANDARD, language)) {
            found = upload.inspect();
        }
        return steps.enqueue(owner, shown, spool, found, language);
    }

    @Requires({Permission.READ_IMPORTS, Permission.IMPORT})
    public ImportView get(Id id) {
        return view(own(id), SHOWN_REJECTIONS);
    }

    /** The caller's imports, newest first; at most 50, each without its rejected rows. */
    @Requires({Permission.READ_IMPORTS, Permission.IMPORT})
    public List<ImportView> list() {
        var caller = currentTenant.caller();
        return rows
                .jobs(caller.may(Permission.OWN_NETWORK) ? caller.member() : null, caller.subject(), SHOWN_JOBS)
                .stream()
                .map(job -> view(job, 0))
                .toList();
    }

    /** More of the rejected rows than {@link #get} shows. */
    @Requires({Permission.READ_IMPORTS, Permission.IMPORT})
    public List<ImportView.Rejection> rejections(Id id, int offset, int limit) {
        Locale language = currentTenant.caller().language();
        return rows
                .rejections(own(id).id(), Math.max(0, offset), Math.min(Math.max(1, limit), SHOWN_REJECTIONS))
                .stream()
                .map(rejection -> rejection.view(language))
                .toList();
    }

    /** Stops it at the next rows. Rows imported before stay. Cancelling what has ended changes nothing. */
    @Requires(Permission.IMPORT)
    public ImportView cancel(Id id) {
        rows.askToCancel(own(id).id());
        return view(own(id), SHOWN_REJECTIONS);
    }

    private ImportJob own(Id id) {
        var caller = currentTenant.caller();
        Id member = caller.may(Permission.OWN_NETWORK) ? caller.member() : null;
        return rows.job(id).filter(job -> job.isOf(member, caller.subject())).orElseThrow(DomainException::notFound);
    }

    private ImportView view(ImportJob job, int rejections) {
        Locale language = currentTenant.caller().language();
        String failure = job.failureCode();
        return new ImportView(
                job.id(),
                job.member(),
                job.fileName(),
                job.size(),
                job.state(),
                job.progress(),
                rows.files(job.id()).stream().map(ImportFile::report).toList(),
                rejections == 0
                        ? List.of()
                        : rows.rejections(job.id(), 0, rejections).stream()
                                .map(rejection -> rejection.view(language))
                                .toList(),
                job.matching(),
                failure == null ? null : new ImportView.Failure(failure, Texts.of(language, failure)),
                job.uploadedAt(),
                job.finishedAt());
    }
}
