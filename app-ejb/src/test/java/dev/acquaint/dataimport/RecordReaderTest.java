package dev.acquaint.dataimport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.dataimport.RecordReader.Row;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    @Test
    void records_keep_the_line_they_start_on_even_after_one_of_several_lines() {
        var rows = rows("a,\"b\nc\n\nd\",e\n\nf,g,h\n");

        assertThat(rows).extracting(Row::line).containsExactly(1L, 6L);
        assertThat(rows.get(0).fields()).containsExactly("a", "b\nc\n\nd", "e");
        assertThat(rows.get(1).fields()).containsExactly("f", "g", "h");
    }

    @Test
    void all_line_ends_are_line_ends() {
        assertThat(rows("a,b\r\nc,d\re,f\n\rg,h"))
                .extracting(row -> row.field(0))
                .containsExactly("a", "c", "e", "g");
    }

    @Test
    void a_doubled_quote_is_a_quote() {
        assertThat(rows("\"say \"\"hi\"\"\",b\n").get(0).fields()).containsExactly("say \"hi\"", "b");
    }

    @Test
    void a_quote_within_a_field_is_just_a_letter() {
        assertThat(rows("Jan \"Jimmy\" Smit,5\" screen\nnext,row\n"))
                .extracting(Row::fields)
                .containsExactly(List.of("Jan \"Jimmy\" Smit", "5\" screen"), List.of("next", "row"));
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_own_line_only() {
        var rows = rows("a,b\nbad,\"never closed\nc,d\ne,\"f, g\"\n");

        assertThat(rows).extracting(Row::line).containsExactly(1L, 2L, 3L, 4L);
        assertThat(rows).extracting(Row::fault).containsExactly(null, "broken-quotes", null, null);
        assertThat(rows.get(3).fields()).containsExactly("e", "f, g");
    }

    @Test
    void a_quote_that_is_never_closed_at_all_costs_one_line_too() {
        var text = new StringBuilder("bad,\"never\n");
        for (int i = 0; i < 6_000; i++) {
            text.append("row,").append(i).append('\n');
        }
        var rows = rows(text.toString());

        assertThat(rows).hasSize(6_001);
        assertThat(rows.stream().filter(row -> row.fault() != null)).hasSize(1);
    }

    @Test
    void a_line_without_end_is_reported_and_not_held() {
        var rows = read(new Reader() {
            private long left = 40L * RecordReader.MAX_CHARS;

            @Override
            public int read(char[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                java.util.Arrays.fill(buffer, offset, offset + length, 'x');
                left -= length;
                return length;
            }

            @Override
            public void close() {}
        });

        assertThat(rows).extracting(Row::fault).containsExactly("line-too-long");
    }

    @Test
    void blank_rows_are_no_rows() {
        assertThat(rows("\n,,,\n  , \na,b\n\n\n")).hasSize(1);
    }

    /** Whatever the text, reading ends, and every line that holds something is in exactly one row. */
    @Property(tries = 500)
    void nothing_is_lost_whatever_the_text(@ForAll("texts") String text) {
        var rows = rows(text);

        long before = 0;
        for (Row row : rows) {
            assertThat(row.line()).isGreaterThan(before);
            before = row.line();
        }
        long lines = text.lines().count();
        assertThat(before).isLessThanOrEqualTo(Math.max(1, lines));
        assertThat(rows.stream().filter(row -> row.fault() != null))
                .allMatch(row -> row.fields().isEmpty());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab\",;\n\r\t é").ofMaxLength(80);
    }

    private static List<Row> rows(String text) {
        return read(new StringReader(text));
    }

    private static List<Row> read(Reader text) {
        var rows = new ArrayList<Row>();
        try (var reader = new RecordReader(text, ',')) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
