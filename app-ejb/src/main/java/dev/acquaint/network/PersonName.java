package dev.acquaint.network;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's name as shown, with the two keys by which names are compared.
 *
 * @param shown the name as written, blanks tidied; at most 200 characters; empty when a network withholds it
 */
public record PersonName(String shown) {

    static final int MAX_LENGTH = 200;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\s\\u200d]]");
    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)|\\[[^]]*]|[,|/•·].*$");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}\\s-]");
    private static final Set<String> TITLES = Set.of(
            "dr", "drs", "prof", "ir", "ing", "mr", "mrs", "ms", "miss", "sir", "phd", "mba", "msc", "bsc", "ma", "md",
            "llm", "cpa", "pmp", "pe", "jr", "sr", "ii", "iii", "rn", "esq", "mag", "dipl", "mevrouw", "dhr", "mw");

    public static PersonName of(String text) {
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
        return new PersonName(BLANKS.matcher(visible).replaceAll(" ").strip());
    }

    public static PersonName of(String first, String last) {
        return of(first + " " + last);
    }

    public boolean isBlank() {
        return shown.isEmpty();
    }

    /** Equal for the same name whatever the case or the form of its letters. */
    public String key() {
        return Normalizer.normalize(shown, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /**
     * Equal for names that could be one person's: without titles, asides, pictograms and accents. A match by this key
     * alone is doubtful and is asked.
     */
    public String looseKey() {
        String bare = ASIDE.matcher(shown).replaceAll(" ");
        String letters =
                MARKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFKD)).replaceAll("");
        String plain = NOT_LETTERS.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("");
        String loose = Arrays.stream(BLANKS.split(plain))
                .filter(word -> !word.isBlank() && !TITLES.contains(word))
                .collect(Collectors.joining(" "));
        return loose.isEmpty() ? key() : loose;
    }
}
