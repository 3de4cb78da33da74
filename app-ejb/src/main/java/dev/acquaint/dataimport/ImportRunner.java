package dev.acquaint.dataimport;

import dev.acquaint.dataimport.ImportSteps.Checkpoint;
import dev.acquaint.dataimport.ImportSteps.Claim;
import dev.acquaint.dataimport.ImportSteps.FileTask;
import dev.acquaint.dataimport.ImportSteps.RejectedRow;
import dev.acquaint.dataimport.ImportSteps.Stopped;
import dev.acquaint.dataimport.RecordReader.Row;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.Imported;
import dev.acquaint.network.InboxDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works one job off, from wherever it stands: files, then matching, then a first decision for what is open. */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private static final int BATCH = 500;
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Inject
    private ImportSteps steps;

    @Inject
    private InboxDecisions decisions;

    @Inject
    private Event<CheckpointReached> checkpoints;

    /** A checkpoint is committed; what follows may be lost and is done again. */
    record CheckpointReached(Id job, String file, long rowsRead) {}

    void run(Claim claim) {
        try {
            if (steps.begin(claim) > MOST_ATTEMPTS) {
                steps.end(claim, ImportState.FAILED, "failed");
                return;
            }
            readFiles(claim);
            steps.match(claim);
            decide(claim);
            steps.end(claim, ImportState.DONE, null);
        } catch (Stopped stop) {
            if (stop.isCancelled()) {
                steps.end(claim, ImportState.CANCELLED, null);
            } else {
                LOG.info("Import {} was taken over by another worker", claim.job());
            }
        } catch (RuntimeException | IOException e) {
            LOG.warn("Import {} was interrupted and will be taken up again", claim.job(), e);
            steps.release(claim, PAUSE);
        }
    }

    private void readFiles(Claim claim) throws IOException {
        List<FileTask> files = steps.unread(claim);
        if (files.isEmpty()) {
            return;
        }
        Path spool = Files.createTempFile("acquaint-import-", ".upload");
        try {
            spool(claim, spool);
            try (Upload upload = Upload.open(spool, files.get(0).name(), Limits.STANDARD, Locale.ENGLISH)) {
                for (FileTask file : files) {
                    readFile(claim, upload, file);
                }
            }
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private void spool(Claim claim, Path spool) throws IOException {
        try (OutputStream out = Files.newOutputStream(spool)) {
            int sequence = 0;
            for (Optional<byte[]> piece = steps.piece(claim, sequence);
                    piece.isPresent();
                    piece = steps.piece(claim, sequence)) {
                out.write(piece.get());
                sequence++;
            }
        }
    }

    private void readFile(Claim claim, Upload upload, FileTask file) throws IOException {
        TextLayout layout;
        try (InputStream in = upload.read(file.name())) {
            layout = TextLayout.sniff(in).layout();
        }
        if (layout == null) {
            steps.giveUp(claim, file);
            return;
        }
        long before = steps.bytesOfReadFiles(claim);
        var counted = new CountingStream(upload.read(file.name()));
        try (RecordReader records = layout.open(counted)) {
            RowParser parser = RowParser.of(file.kind(), layout, self(upload, file, layout));
            for (long i = 0; i < file.rowsRead(); i++) {
                records.next();
            }
            readRows(claim, file, records, parser, counted, before);
        }
    }

    private void readRows(
            Claim claim, FileTask file, RecordReader records, RowParser parser, CountingStream counted, long before)
            throws IOException {
        long rowsRead = file.rowsRead();
        boolean more = true;
        while (more) {
            var rows = new ArrayList<Imported>(BATCH);
            var rejected = new ArrayList<RejectedRow>();
            while (more && rows.size() + rejected.size() < BATCH) {
                Row row = records.next();
                more = row != null;
                if (row != null) {
                    try {
                        rows.add(parser.parse(row));
                    } catch (RowRejected e) {
                        rejected.add(new RejectedRow(row.line(), e.code(), Texts.join(e.arguments())));
                    }
                }
            }
            rowsRead += rows.size() + rejected.size();
            steps.checkpoint(claim, new Checkpoint(file, rows, rejected, before + counted.bytes(), !more));
            checkpoints.fire(new CheckpointReached(claim.job(), file.name(), rowsRead));
        }
    }

    private Self self(Upload upload, FileTask file, TextLayout layout) throws IOException {
        if (file.kind() != FileKind.MESSAGES && file.kind() != FileKind.MESSAGES_2018) {
            return Self.UNKNOWN;
        }
        var names = steps.ownNames();
        var known = new Self(names.addresses(), names.names());
        if (known.isKnown()) {
            return known;
        }
        try (RecordReader records = layout.open(upload.read(file.name()))) {
            return SelfFinder.find(records, RowParser.of(file.kind(), layout, Self.UNKNOWN));
        }
    }

    /** An inbox without outcomes still works: it decides when opened. So a failure here does not fail the import. */
    private void decide(Claim claim) {
        try {
            while (decisions.decideSome() > 0) {
                steps.hold(claim);
            }
        } catch (Stopped stop) {
            throw stop;
        } catch (RuntimeException e) {
            LOG.warn("Open invitations of import {} could not all be decided yet", claim.job(), e);
        }
    }

    private static final class CountingStream extends FilterInputStream {

        private long bytes;

        CountingStream(InputStream in) {
            super(in);
        }

        long bytes() {
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            bytes += Math.max(0, n);
            return n;
        }
    }
}
