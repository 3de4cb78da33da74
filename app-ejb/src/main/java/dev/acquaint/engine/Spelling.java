package dev.acquaint.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what was probably meant, so that an error can say the way out. */
public final class Spelling {

    private Spelling() {}

    public static Optional<String> nearest(String wrong, Collection<String> known) {
        String asked = shortened(wrong).toLowerCase(Locale.ROOT);
        List<String> sameName = new ArrayList<>();
        for (String name : known) {
            if (name.substring(name.indexOf('.') + 1).equals(asked.substring(asked.indexOf('.') + 1))) {
                sameName.add(name);
            }
        }
        Collection<String> candidates = sameName.isEmpty() ? known : sameName;
        int limit = sameName.isEmpty() ? Math.max(2, asked.length() / 2) : Integer.MAX_VALUE;
        return candidates.stream()
                .map(name -> Map.entry(name, distance(asked, name)))
                .filter(e -> e.getValue() <= limit)
                .min(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Nobody means a known name with a thousand characters, and the comparison takes their product. */
    private static String shortened(String wrong) {
        return wrong.length() > 100 ? wrong.substring(0, 100) : wrong;
    }

    /** Insertions, deletions, replacements and swaps of neighbours. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
