package dev.acquaint.engine.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Table;
import dev.acquaint.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteReaderTest {

    private final NoteReader reader = new NoteReader(FactCatalogue.standard());

    /** Precision may not suffer: a wrong "they said where you met" lets the wrong people past the question. */
    private static final Map<String, double[]> PRECISION_AND_RECALL_AT_LEAST = Map.of(
            "default_text", new double[] {1.0, 1.0},
            "says_who", new double[] {0.95, 0.90},
            "says_where_met", new double[] {0.95, 0.90},
            "says_why", new double[] {0.95, 0.85});

    @Test
    void it_agrees_with_people_on_the_labelled_notes() {
        List<List<String>> notes = Table.read("/dev/acquaint/engine/note/labelled-notes.tsv");
        assertThat(notes).hasSizeGreaterThan(60);
        List<String> facts = List.of("default_text", "says_who", "says_where_met", "says_why");
        for (int column = 0; column < facts.size(); column++) {
            String fact = facts.get(column);
            int hits = 0;
            int wrong = 0;
            List<String> missed = new ArrayList<>();
            List<String> mistaken = new ArrayList<>();
            for (List<String> row : notes) {
                String note = row.get(5).replace("\\n", "\n");
                boolean read =
                        Value.of(true).equals(reader.read(note, "Maya").facts().value("invitation.note_" + fact));
                boolean meant = row.get(column + 1).equals("y");
                hits += read && meant ? 1 : 0;
                if (read && !meant) {
                    wrong++;
                    mistaken.add(note);
                } else if (meant && !read) {
                    missed.add(note);
                }
            }
            double precision = hits / (double) Math.max(1, hits + wrong);
            double recall = hits / (double) Math.max(1, hits + missed.size());
            System.out.printf(
                    Locale.ROOT,
                    "%s: precision %.2f, recall %.2f over %d notes%n",
                    fact,
                    precision,
                    recall,
                    notes.size());
            double[] bound = PRECISION_AND_RECALL_AT_LEAST.get(fact);
            assertThat(precision).as("%s is mistaken on %s", fact, mistaken).isGreaterThanOrEqualTo(bound[0]);
            assertThat(recall).as("%s misses %s", fact, missed).isGreaterThanOrEqualTo(bound[1]);
        }
    }

    @Test
    void it_points_at_the_words_that_made_it_so() {
        String note = "Hi Maya, we met at the fair in Ghent. I’d love to discuss referrals.";
        assertThat(reader.read(note, "Maya").findings())
                .extracting(NoteReader.Finding::fact, NoteReader.Finding::words)
                .containsExactly(
                        tuple("invitation.note_says_where_met", "we met at the fair in Ghent"),
                        tuple("invitation.note_says_why", "I’d love to discuss referrals"));
        assertThat(reader.read(note, "Maya").findings())
                .allSatisfy(f -> assertThat(note.substring(f.start(), f.end())).isEqualTo(f.words()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t", "...", "👋"})
    void a_note_without_words_is_no_note(String note) {
        NoteReader.Reading reading = reader.read(note, "Maya");
        assertThat(reading.facts().value("invitation.note_present")).isEqualTo(Value.of(false));
        assertThat(reading.facts().value("invitation.note_says_where_met")).isEqualTo(Value.of(false));
        assertThat(reading.facts().value("invitation.note_says_who")).isEqualTo(Value.of(false));
        assertThat(reading.facts().value("invitation.note_says_why")).isEqualTo(Value.of(false));
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void a_greeting_by_name_makes_a_standard_text_nothing_personal() {
        NoteReader.Reading reading = reader.read("Hi Maya, I'd like to connect with you on LinkedIn", "Maya");
        assertThat(reading.facts().value("invitation.note_default_text")).isEqualTo(Value.of(true));
        assertThat(reading.facts().value("invitation.note_personalized")).isEqualTo(Value.of(false));
        assertThat(reading.findings())
                .extracting(NoteReader.Finding::words)
                .containsExactly("I'd like to connect with you on LinkedIn");
    }

    @Test
    void a_standard_text_with_a_sentence_of_ones_own_is_not_one() {
        NoteReader.Reading reading =
                reader.read("We met at the fair in Ghent. I'd like to add you to my professional network.", "Maya");
        assertThat(reading.facts().value("invitation.note_default_text")).isEqualTo(Value.of(false));
        assertThat(reading.facts().value("invitation.note_personalized")).isEqualTo(Value.of(true));
    }

    @Test
    void of_a_language_it_does_not_read_it_says_only_that_there_is_a_note() {
        NoteReader.Reading reading = reader.read("Olen etsimässä uutta työpaikkaa ja kuulin sinusta ystävältäni.", "");
        assertThat(reading.facts().known()).extracting(k -> k.name()).containsExactly("invitation.note_present");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", "we met ", "ik wil graag ", "!?.,", "i'd like to "})
    @Timeout(5)
    void the_longest_note_is_read_at_once(String part) {
        String note = part.repeat(2000 / part.length());
        assertThat(reader.read(note, "Maya").facts().known()).isNotEmpty();
    }
}
