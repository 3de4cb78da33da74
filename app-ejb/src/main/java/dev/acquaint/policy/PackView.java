package dev.acquaint.policy;

import java.util.List;

/**
 * A shipped pack in one line of a list.
 *
 * @param stance what it stands for, one sentence
 * @param hash of the canonical document, {@code sha256:...}
 * @param actions the actions it decides, such as {@code accept}
 * @param lessons ids of the lessons that its rules assign
 * @param rows ids of the source table's rows that it carries
 */
public record PackView(
        String id,
        int version,
        String hash,
        String title,
        String stance,
        List<String> actions,
        List<String> lessons,
        List<String> rows) {
    public PackView {
        actions = List.copyOf(actions);
        lessons = List.copyOf(lessons);
        rows = List.copyOf(rows);
    }
}
