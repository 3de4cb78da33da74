package dev.acquaint.api.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name a person probably meant: the one fewest typing slips away, unless that is too far to be meant. */
final class Nearest {

    private static final int LONGEST_COMPARED = 64;

    private Nearest() {}

    static Optional<String> to(String typed, Collection<String> known) {
        if (typed.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.<String>comparingInt(name -> slips(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> slips(typed, name) <= Math.max(2, name.length() / 3));
    }

    /** Levenshtein's distance, case ignored, a swapped pair of neighbours counted once. */
    private static int slips(String a, String b) {
        String s = a.toLowerCase(java.util.Locale.ROOT);
        String t = b.toLowerCase(java.util.Locale.ROOT);
        int[] beforeLast = new int[t.length() + 1];
        int[] last = new int[t.length() + 1];
        int[] row = new int[t.length() + 1];
        for (int j = 0; j <= t.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= s.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= t.length(); j++) {
                int change = s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && s.charAt(i - 1) == t.charAt(j - 2) && s.charAt(i - 2) == t.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[t.length()];
    }
}
