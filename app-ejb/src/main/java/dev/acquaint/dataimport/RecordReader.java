package dev.acquaint.dataimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from delimited text, one at a time, with the line each starts on. A record that breaks the quoting is
 * reported as such and costs only its first line: a quote that is never closed would otherwise swallow the rest of the
 * file. Holds one record in memory.
 */
final class RecordReader implements Closeable {

    /** No export has records beyond this; a longer one is a quote that was never closed, or an attack. */
    static final int MAX_CHARS = 1 << 20;

    static final int MAX_LINES = 5_000;

    private final Reader reader;
    private final char separator;
    private final CsvReader.CsvReaderBuilder csv;
    private final char[] buffer = new char[8192];
    private int position;
    private int filled;
    private boolean skipLineFeed;
    private long linesRead;
    private final Deque<Line> putBack = new ArrayDeque<>();

    RecordReader(Reader reader, char separator) {
        this.reader = reader;
        this.separator = separator;
        this.csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false);
    }

    /**
     * A record, or what is left of a broken one.
     *
     * @param line where it starts, from 1
     * @param fault null when it could be read; otherwise a code, and then there are no fields
     */
    record Row(long line, List<String> fields, @Nullable String fault) {

        boolean isBlank() {
            return fault == null && fields.stream().allMatch(String::isBlank);
        }

        /** The field, trimmed; empty where the record is shorter. */
        String field(int index) {
            return index < 0 || index >= fields.size() ? "" : fields.get(index).strip();
        }
    }

    private record Line(long number, String text, boolean tooLong) {}

    /** The next record that is not blank; null at the end. */
    @Nullable
    Row next() throws IOException {
        Row row = read();
        while (row != null && row.isBlank()) {
            row = read();
        }
        return row;
    }

    private @Nullable Row read() throws IOException {
        Line first = line();
        if (first == null) {
            return null;
        }
        if (first.tooLong()) {
            return broken(first, "line-too-long");
        }
        Quoting quoting = scan(first.text(), false);
        if (quoting == Quoting.COMPLETE) {
            return split(first, first.text());
        }
        if (quoting == Quoting.MALFORMED) {
            return broken(first, "broken-quotes");
        }
        var text = new StringBuilder(first.text());
        var further = new ArrayDeque<Line>();
        while (quoting == Quoting.OPEN) {
            Line line = line();
            if (line != null) {
                further.add(line);
            }
            if (line == null
                    || line.tooLong()
                    || further.size() >= MAX_LINES
                    || text.length() + line.text().length() > MAX_CHARS) {
                return resumeAfter(first, further);
            }
            text.append('\n').append(line.text());
            quoting = scan(line.text(), true);
        }
        return quoting == Quoting.MALFORMED ? resumeAfter(first, further) : split(first, text.toString());
    }

    private Row resumeAfter(Line first, Deque<Line> further) {
        while (!further.isEmpty()) {
            putBack.addFirst(further.removeLast());
        }
        return broken(first, "broken-quotes");
    }

    private Row split(Line first, String text) {
        if (text.isEmpty()) {
            return new Row(first.number(), List.of(), null);
        }
        try {
            return new Row(first.number(), csv.ofSingleCsvRecord(text).getFields(), null);
        } catch (CsvParseException e) {
            return broken(first, "broken-quotes");
        }
    }

    private static Row broken(Line first, String code) {
        return new Row(first.number(), List.of(), code);
    }

    private enum Quoting {
        COMPLETE,
        OPEN,
        MALFORMED
    }

    /** Follows the quotes of one more line. A quote opens only at the start of a field, and closes only at its end. */
    private Quoting scan(String text, boolean inQuotes) {
        boolean open = inQuotes;
        boolean fieldStart = !inQuotes;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open) {
                if (c == '"') {
                    if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                        i++;
                    } else if (i + 1 < text.length() && text.charAt(i + 1) != separator) {
                        return Quoting.MALFORMED;
                    } else {
                        open = false;
                    }
                }
            } else if (c == '"' && fieldStart) {
                open = true;
                fieldStart = false;
            } else {
                fieldStart = c == separator;
            }
        }
        return open ? Quoting.OPEN : Quoting.COMPLETE;
    }

    private @Nullable Line line() throws IOException {
        Line back = putBack.pollFirst();
        if (back != null) {
            return back;
        }
        var text = new StringBuilder();
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            if (position == filled) {
                filled = reader.read(buffer, 0, buffer.length);
                position = 0;
                if (filled <= 0) {
                    filled = 0;
                    return any ? new Line(++linesRead, text.toString(), tooLong) : null;
                }
            }
            char c = buffer[position++];
            if (skipLineFeed) {
                skipLineFeed = false;
                if (c == '\n') {
                    continue;
                }
            }
            if (c == '\n' || c == '\r') {
                skipLineFeed = c == '\r';
                return new Line(++linesRead, text.toString(), tooLong);
            }
            any = true;
            if (text.length() < MAX_CHARS) {
                text.append(c);
            } else {
                tooLong = true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
