package dev.acquaint.dataimport;

import dev.acquaint.dataimport.RecordReader.Row;
import dev.acquaint.network.Imported.Person;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the member in a messages file when nothing else names them: the one person who is part of nearly every message.
 * Looks at the first rows only.
 */
final class SelfFinder {

    private static final int ROWS = 2_000;
    private static final double SHARE = 0.9;

    private SelfFinder() {}

    static Self find(RecordReader records, RowParser parser) throws IOException {
        Map<String, Integer> addresses = new HashMap<>();
        Map<String, Integer> names = new HashMap<>();
        int rows = 0;
        Row row = records.next();
        while (row != null && rows < ROWS) {
            if (row.fault() == null) {
                rows++;
                count(parser, row, addresses, names);
            }
            row = records.next();
        }
        return new Self(mostly(addresses, rows), mostly(names, rows));
    }

    private static void count(RowParser parser, Row row, Map<String, Integer> addresses, Map<String, Integer> names) {
        var seen = new HashSet<String>();
        try {
            for (Person person : MessageRows.participants(parser, row)) {
                if (person.address() != null && seen.add(person.address().value())) {
                    addresses.merge(person.address().value(), 1, Integer::sum);
                }
                if (!person.name().isBlank() && seen.add(person.name().key())) {
                    names.merge(person.name().key(), 1, Integer::sum);
                }
            }
        } catch (RowRejected e) {
            return;
        }
    }

    /** Only one person can be in nearly all; with two, there is one conversation and no telling. */
    private static Set<String> mostly(Map<String, Integer> counts, int rows) {
        var often = new HashSet<String>();
        counts.forEach((who, count) -> {
            if (rows >= 3 && count >= rows * SHARE) {
                often.add(who);
            }
        });
        return often.size() == 1 ? often : Set.of();
    }
}
