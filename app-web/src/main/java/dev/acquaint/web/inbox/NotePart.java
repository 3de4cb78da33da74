package dev.acquaint.web.inbox;

import dev.acquaint.network.InvitationView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the note.
 *
 * @param says what was read in it, such as {@code who}; null for what lies between
 */
public record NotePart(String text, @Nullable String says) {

    /** Cuts the note at its spans. A span that does not fit the text is passed over: the words matter more. */
    static List<NotePart> of(InvitationView.Note note) {
        var parts = new ArrayList<NotePart>();
        String text = note.text();
        int at = 0;
        for (InvitationView.Span span : note.spans()) {
            if (span.start() < at || span.end() > text.length() || span.start() >= span.end()) {
                continue;
            }
            if (span.start() > at) {
                parts.add(new NotePart(text.substring(at, span.start()), null));
            }
            parts.add(new NotePart(text.substring(span.start(), span.end()), span.says()));
            at = span.end();
        }
        if (at < text.length()) {
            parts.add(new NotePart(text.substring(at), null));
        }
        return List.copyOf(parts);
    }
}
