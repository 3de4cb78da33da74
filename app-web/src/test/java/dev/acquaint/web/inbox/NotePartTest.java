package dev.acquaint.web.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.network.InvitationView.Note;
import dev.acquaint.network.InvitationView.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NotePartTest {

    private static String joined(List<NotePart> parts) {
        return parts.stream().map(NotePart::text).collect(Collectors.joining());
    }

    @Test
    void the_parts_put_together_are_the_note_and_the_spans_keep_what_they_say() {
        var note = new Note(
                "I am Sanne, we met in Utrecht.",
                List.of(new Span(5, 10, "who"), new Span(12, 29, "where-met")),
                false);
        List<NotePart> parts = NotePart.of(note);
        assertThat(joined(parts)).isEqualTo(note.text());
        assertThat(parts)
                .containsExactly(
                        new NotePart("I am ", null),
                        new NotePart("Sanne", "who"),
                        new NotePart(", ", null),
                        new NotePart("we met in Utrecht", "where-met"),
                        new NotePart(".", null));
    }

    @Test
    void a_span_that_does_not_fit_is_passed_over_and_no_word_is_lost() {
        var note = new Note("Short.", List.of(new Span(3, 99, "why"), new Span(2, 2, "who")), false);
        assertThat(joined(NotePart.of(note))).isEqualTo("Short.");
        assertThat(NotePart.of(note)).extracting(NotePart::says).containsOnlyNulls();
    }

    @Test
    void no_note_has_no_parts() {
        assertThat(NotePart.of(new Note("", List.of(), false))).isEmpty();
    }
}
