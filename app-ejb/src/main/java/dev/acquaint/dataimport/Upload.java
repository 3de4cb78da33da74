package dev.acquaint.dataimport;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file on disk: an export's ZIP, or one CSV file of it. Looks at all of it before any of it is used, because
 * what turns out hostile later would leave half an import behind.
 */
final class Upload implements Closeable {

    private static final Set<String> ARCHIVES = Set.of("zip", "7z", "rar", "gz", "tgz", "tar", "bz2", "xz", "jar");

    private final Path path;
    private final String fileName;
    private final Limits limits;
    private final Locale language;
    private final @Nullable ZipFile zip;

    private Upload(Path path, String fileName, Limits limits, Locale language, @Nullable ZipFile zip) {
        this.path = path;
        this.fileName = fileName;
        this.limits = limits;
        this.language = language;
        this.zip = zip;
    }

    /**
     * A file that was found, in the order of reading.
     *
     * @param size unpacked, in bytes
     * @param fault why it cannot be read; null when it can, or need not be
     */
    record Found(
            String name, FileKind kind, long size, @Nullable String fault) {}

    /** @param language of the messages in case it is refused */
    static Upload open(Path path, @Nullable String fileName, Limits limits, Locale language) throws IOException {
        String shown = fileName == null || fileName.isBlank() ? "upload" : baseName(fileName);
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(16);
        }
        if (start.length == 0) {
            throw refusal(ErrorCode.INVALID, language, "empty-file");
        }
        if (!startsWith(start, "PK")) {
            String format = otherFormat(start);
            if (format != null) {
                throw refusal(ErrorCode.UNSUPPORTED, language, "not-a-table", format);
            }
            return new Upload(path, shown, limits, language, null);
        }
        try {
            return new Upload(path, shown, limits, language, new ZipFile(path.toFile(), StandardCharsets.UTF_8));
        } catch (ZipException | IllegalArgumentException e) {
            throw refusal(ErrorCode.UNPROCESSABLE, language, "broken-archive");
        }
    }

    /** What is in it. @throws DomainException when the whole is refused */
    List<Found> inspect() throws IOException {
        return zip == null ? inspectSingle() : inspectArchive(zip);
    }

    InputStream read(String name) throws IOException {
        if (zip == null) {
            return Files.newInputStream(path);
        }
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("The archive no longer holds the file");
        }
        return zip.getInputStream(entry);
    }

    private List<Found> inspectSingle() throws IOException {
        byte[] sample;
        try (InputStream in = Files.newInputStream(path)) {
            sample = in.readNBytes(TextLayout.SAMPLE);
        }
        Found found = classify(fileName, Files.size(path), TextLayout.sniff(sample), true);
        if (found.fault() != null) {
            String code = found.fault().equals("file-empty") ? "empty-file" : found.fault();
            var error = code.equals("not-text") ? ErrorCode.UNSUPPORTED : ErrorCode.UNPROCESSABLE;
            throw refusal(code.equals("empty-file") ? ErrorCode.INVALID : error, language, code);
        }
        if (found.kind() == FileKind.NOT_USED || found.kind() == FileKind.COMPANY_FOLLOWS) {
            throw refusal(ErrorCode.UNPROCESSABLE, language, "not-used");
        }
        return List.of(found);
    }

    private List<Found> inspectArchive(ZipFile archive) throws IOException {
        if (archive.size() > limits.entries()) {
            throw refusal(ErrorCode.TOO_LARGE, language, "too-many-files", archive.size(), limits.entries());
        }
        List<? extends ZipEntry> entries = archive.stream().toList();
        for (ZipEntry entry : entries) {
            refuseUnsafe(entry);
        }
        refuseDeclaredBomb(entries);
        var found = new ArrayList<Found>();
        var budget = new Budget(limits, Files.size(path));
        try {
            for (ZipEntry entry : entries) {
                if (!entry.isDirectory()) {
                    found.add(inspect(archive, entry, budget));
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw refusal(ErrorCode.UNPROCESSABLE, language, "broken-archive");
        }
        if (found.stream().allMatch(file -> file.kind() == FileKind.NOT_USED && file.fault() == null)) {
            throw refusal(ErrorCode.UNPROCESSABLE, language, "nothing-known");
        }
        found.sort(Comparator.comparing(Found::kind).thenComparing(Found::name));
        return found;
    }

    private Found inspect(ZipFile archive, ZipEntry entry, Budget budget) throws IOException {
        try (InputStream in = archive.getInputStream(entry)) {
            byte[] sample = in.readNBytes(TextLayout.SAMPLE);
            if (startsWith(sample, "PK\u0003\u0004")) {
                throw refusal(ErrorCode.UNPROCESSABLE, language, "archive-in-archive", entry.getName());
            }
            if (!entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                return new Found(entry.getName(), FileKind.NOT_USED, Math.max(0, entry.getSize()), null);
            }
            var sniffed = TextLayout.sniff(sample);
            long size = Math.max(0, entry.getSize());
            if (sniffed.layout() != null) {
                // Read to the end now, within the budget: the declared size may lie.
                size = sample.length + budget.drain(in, sample.length);
            }
            return classify(entry.getName(), size, sniffed, false);
        } catch (Budget.Exceeded e) {
            throw refusal(ErrorCode.TOO_LARGE, language, "bomb");
        }
    }

    private void refuseUnsafe(ZipEntry entry) {
        String name = entry.getName();
        boolean leavesFolder = List.of(name.split("[/\\\\]", -1)).contains("..");
        boolean absolute = name.startsWith("/") || name.startsWith("\\") || name.matches("^[A-Za-z]:.*");
        if (leavesFolder || absolute || name.chars().anyMatch(Character::isISOControl)) {
            throw refusal(ErrorCode.UNPROCESSABLE, language, "unsafe-name");
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ARCHIVES.contains(extension)) {
            throw refusal(ErrorCode.UNPROCESSABLE, language, "archive-in-archive", baseName(name));
        }
    }

    private void refuseDeclaredBomb(List<? extends ZipEntry> entries) {
        long total = 0;
        for (ZipEntry entry : entries) {
            total += Math.max(0, entry.getSize());
            boolean packedTooWell = entry.getSize() > limits.freeBytes()
                    && entry.getSize() / Math.max(1, entry.getCompressedSize()) > limits.ratio();
            if (total > limits.unpackedBytes() || packedTooWell) {
                throw refusal(ErrorCode.TOO_LARGE, language, "bomb");
            }
        }
    }

    /** @param alone whether it was uploaded by itself: an archive holds many files that are none of ours */
    private static Found classify(String name, long size, TextLayout.Sniffed sniffed, boolean alone) {
        if (sniffed.layout() != null) {
            return FileKind.of(sniffed.layout().columns().keySet(), name)
                    .map(kind -> new Found(name, kind, size, null))
                    .orElseGet(() -> new Found(name, FileKind.NOT_USED, size, "kind-unclear"));
        }
        var byName = FileKind.ofName(name);
        if (byName.isPresent() && "no-data".equals(sniffed.fault())) {
            return new Found(name, FileKind.EMPTY, size, null);
        }
        if (byName.isEmpty() && !alone) {
            return new Found(name, FileKind.NOT_USED, size, null);
        }
        String fault = "no-data".equals(sniffed.fault()) ? "header-unknown" : sniffed.fault();
        return new Found(name, byName.orElse(FileKind.NOT_USED), size, fault);
    }

    static DomainException refusal(ErrorCode error, Locale language, String code, Object... arguments) {
        String detail = Texts.of(language, code, arguments);
        return new DomainException(error, detail, List.of(new Fault("/file", code, detail)));
    }

    static String baseName(String name) {
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String shown = base.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown.isBlank() ? "upload" : shown;
    }

    private static @Nullable String otherFormat(byte[] start) {
        if (startsWith(start, "\u0089PNG")) {
            return "PNG";
        }
        if (startsWith(start, "\u00ff\u00d8\u00ff")) {
            return "JPEG";
        }
        if (startsWith(start, "GIF8")) {
            return "GIF";
        }
        if (startsWith(start, "%PDF")) {
            return "PDF";
        }
        if (startsWith(start, "\u00d0\u00cf\u0011\u00e0")) {
            return "XLS";
        }
        if (startsWith(start, "7z\u00bc\u00af")) {
            return "7z";
        }
        if (startsWith(start, "Rar!")) {
            return "RAR";
        }
        return startsWith(start, "\u001f\u008b") ? "gzip" : null;
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= wanted.length
                && java.util.Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    /** How much may still come out of an archive. */
    static final class Budget {

        static final class Exceeded extends IOException {
            private static final long serialVersionUID = 1L;
        }

        private final Limits limits;
        private final long packed;
        private long unpacked;

        Budget(Limits limits, long packed) {
            this.limits = limits;
            this.packed = packed;
        }

        long drain(InputStream in, long already) throws IOException {
            take(already);
            byte[] buffer = new byte[64 << 10];
            long drained = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                drained += n;
                take(n);
            }
            return drained;
        }

        private void take(long bytes) throws Exceeded {
            unpacked += bytes;
            boolean packedTooWell = unpacked > limits.freeBytes() && unpacked / Math.max(1, packed) > limits.ratio();
            if (unpacked > limits.unpackedBytes() || packedTooWell) {
                throw new Exceeded();
            }
        }
    }
}
