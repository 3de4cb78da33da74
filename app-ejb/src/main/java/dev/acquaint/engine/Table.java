package dev.acquaint.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tab-separated table among the resources: the catalogue is data, not code. */
public final class Table {

    private Table() {}

    /** The rows without the heading, each padded to the heading's width. */
    public static List<List<String>> read(String name) {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is not there.");
            }
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            int width = lines.get(0).split("\t", -1).length;
            return lines.stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> cells(line, width))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line, int width) {
        String[] cells = new String[width];
        String[] found = line.split("\t", -1);
        for (int i = 0; i < width; i++) {
            cells[i] = i < found.length ? found[i].strip() : "";
        }
        return List.of(cells);
    }
}
