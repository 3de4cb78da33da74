package dev.acquaint.engine;

import java.util.List;

/**
 * A reply in the member's words, with merge fields such as {@code {{contact.name}}}.
 *
 * @param rows the source rows it carries
 */
public record Template(String id, LocalText text, List<String> rows) {

    public Template {
        rows = List.copyOf(rows);
    }
}
