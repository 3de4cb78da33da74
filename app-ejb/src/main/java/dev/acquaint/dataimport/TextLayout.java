package dev.acquaint.dataimport;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one file is written, told by its first bytes: encoding, separator, and where its header stands. Exports are UTF-8
 * with commas; some of 2018 to 2022 are UTF-16 with tabs; a spreadsheet makes semicolons, a byte order mark, or a
 * Windows code page of them.
 *
 * @param bom bytes to pass over at the start
 * @param headerRow how many records stand before the header
 * @param columns the header's names in lower case, with their places
 */
record TextLayout(
        Charset charset, int bom, char separator, int headerRow, List<String> header, Map<String, Integer> columns) {

    static final int SAMPLE = 64 << 10;

    /** A preamble has three records; a file whose header does not come soon has none. */
    private static final int HEADER_WITHIN = 12;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final char[] SEPARATORS = {',', ';', '\t'};

    /** What the first bytes show. Exactly one of the two holds. */
    record Sniffed(@Nullable TextLayout layout, @Nullable String fault) {}

    /** @param sample the file's first bytes, up to {@link #SAMPLE} */
    static Sniffed sniff(byte[] sample) {
        if (sample.length == 0) {
            return new Sniffed(null, "file-empty");
        }
        var encoding = encoding(sample);
        if (encoding == null) {
            return new Sniffed(null, "not-text");
        }
        String text = new String(sample, encoding.bom(), sample.length - encoding.bom(), encoding.charset());
        if (text.isBlank()) {
            return new Sniffed(null, "file-empty");
        }
        for (char separator : SEPARATORS) {
            List<RecordReader.Row> rows = firstRows(text, separator);
            for (int i = 0; i < rows.size(); i++) {
                Map<String, Integer> columns = FileKind.columns(rows.get(i).fields());
                if (FileKind.isHeader(columns.keySet())) {
                    return new Sniffed(
                            new TextLayout(
                                    encoding.charset(),
                                    encoding.bom(),
                                    separator,
                                    i,
                                    rows.get(i).fields(),
                                    columns),
                            null);
                }
            }
        }
        return new Sniffed(null, isSentence(text) ? "no-data" : "header-unknown");
    }

    /** Opens the records after the header. */
    RecordReader open(InputStream file) throws IOException {
        file.skipNBytes(bom);
        var records = new RecordReader(reader(file), separator);
        for (int i = 0; i <= headerRow; i++) {
            records.next();
        }
        return records;
    }

    private Reader reader(InputStream file) {
        // Replaces what cannot be decoded: a name with one odd letter is worth more than none.
        return new InputStreamReader(file, charset);
    }

    private record Encoding(Charset charset, int bom) {}

    private static @Nullable Encoding encoding(byte[] sample) {
        if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(sample, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(sample, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        int[] zeros = new int[2];
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] == 0) {
                zeros[i % 2]++;
            }
        }
        // Headers are ASCII, so that in UTF-16 every other byte of them is zero.
        int half = Math.max(1, sample.length / 2);
        if (zeros[1] > half * 0.4 && zeros[0] < half * 0.05) {
            return new Encoding(StandardCharsets.UTF_16LE, 0);
        }
        if (zeros[0] > half * 0.4 && zeros[1] < half * 0.05) {
            return new Encoding(StandardCharsets.UTF_16BE, 0);
        }
        if (zeros[0] + zeros[1] > 0 || isBinary(sample)) {
            return null;
        }
        return new Encoding(isUtf8(sample) ? StandardCharsets.UTF_8 : WINDOWS, 0);
    }

    private static boolean startsWith(byte[] sample, int... bytes) {
        return sample.length >= bytes.length
                && java.util.stream.IntStream.range(0, bytes.length).allMatch(i -> (sample[i] & 0xFF) == bytes[i]);
    }

    /** Control bytes other than blanks and line ends have no place in text. */
    private static boolean isBinary(byte[] sample) {
        int controls = 0;
        for (byte b : sample) {
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r') {
                controls++;
            }
        }
        return controls > sample.length / 100;
    }

    private static boolean isUtf8(byte[] sample) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        // A letter may be cut at the sample's end: that is not an error, hence "no end of input".
        CoderResult result = decoder.decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length), false);
        return !result.isError();
    }

    private static List<RecordReader.Row> firstRows(String text, char separator) {
        var rows = new ArrayList<RecordReader.Row>();
        try (var records = new RecordReader(new StringReader(text), separator)) {
            RecordReader.Row row = records.next();
            while (row != null && rows.size() < HEADER_WITHIN) {
                rows.add(row);
                row = records.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** One line without any separator, such as "No conversations found". */
    private static boolean isSentence(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(2).toList();
        return lines.size() == 1
                && lines.get(0).length() <= 200
                && lines.get(0).chars().noneMatch(c -> c == ',' || c == ';' || c == '\t');
    }

    static Sniffed sniff(InputStream file) throws IOException {
        return sniff(file.readNBytes(SAMPLE));
    }
}
