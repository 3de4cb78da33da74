package dev.acquaint.engine;

import java.util.List;

/** The ids of the source table. */
public final class SeedRows {

    private SeedRows() {}

    public static List<String> ids() {
        return Table.read("seed-rules.tsv").stream().map(row -> row.get(0)).toList();
    }
}
