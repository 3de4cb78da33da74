package dev.acquaint.engine.note;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a note with their places, compared without regard to case, accents, punctuation and kind of quote.
 *
 * @param list at least what is between greeting and closing
 */
record Words(List<Word> list) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['-][\\p{L}\\p{N}]+)*");
    private static final int LONGEST_NAME = 4;
    private static final Set<String> GREETINGS = Set.of(
            "hi",
            "hello",
            "hey",
            "dear",
            "greetings",
            "good",
            "morning",
            "afternoon",
            "evening",
            "hallo",
            "hoi",
            "dag",
            "beste",
            "geachte",
            "goedemorgen",
            "goedemiddag",
            "goedenavond",
            "heer",
            "mevrouw",
            "mr",
            "mrs",
            "ms",
            "dr");
    private static final Set<String> CLOSINGS = Set.of(
            "regards",
            "best",
            "kind",
            "warm",
            "thanks",
            "thank",
            "you",
            "many",
            "cheers",
            "sincerely",
            "yours",
            "all",
            "the",
            "groet",
            "groeten",
            "groetjes",
            "met",
            "vriendelijke",
            "hartelijke",
            "mvg",
            "dank",
            "bedankt",
            "alvast",
            "in",
            "advance",
            "je",
            "u",
            "wel");

    private static final Set<String> PARTICLES =
            Set.of("de", "van", "der", "den", "ten", "ter", "von", "la", "le", "di", "da", "el", "bin", "du", "te");

    /**
     * @param plain small letters without accents, straight quotes
     * @param endsPart whether punctuation or a new line follows
     * @param name whether it begins with a capital
     */
    record Word(String plain, int start, int end, boolean endsPart, boolean name) {}

    static Words of(String note) {
        List<Word> words = new ArrayList<>();
        String text = plainQuotes(note);
        boolean shouted = text.chars().noneMatch(Character::isLowerCase);
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            int next = matcher.end();
            boolean endsPart = next == text.length()
                    || ",.!?;:\n\r-–—".indexOf(text.charAt(next)) >= 0
                    || startsNewPart(text, next);
            words.add(new Word(
                    plain(matcher.group()),
                    matcher.start(),
                    next,
                    endsPart,
                    !shouted && Character.isUpperCase(text.codePointAt(matcher.start()))));
        }
        return new Words(words);
    }

    private static boolean startsNewPart(String text, int at) {
        int i = at;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            if (text.charAt(i) == '\n') {
                return true;
            }
            i++;
        }
        return i < text.length() && "-–—,!".indexOf(text.charAt(i)) >= 0;
    }

    /** Keeps every place as it is: one kind of quote for another. */
    static String plainQuotes(String note) {
        return note.replace('’', '\'')
                .replace('‘', '\'')
                .replace('´', '\'')
                .replace('`', '\'')
                .replace('\u00a0', ' ');
    }

    static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    int start() {
        return list.get(0).start();
    }

    int end() {
        return list.get(list.size() - 1).end();
    }

    /** Without "Hi Maya," at the beginning; what is only a greeting stays. */
    Words withoutGreeting(String memberFirstName) {
        int from = 0;
        while (from < list.size() && GREETINGS.contains(list.get(from).plain())) {
            from++;
        }
        if (from == 0 && !memberFirstName.isBlank() && list.get(0).plain().equals(plain(memberFirstName.strip()))) {
            from = 1;
        }
        if (from == 0 && list.get(0).name() && list.get(0).endsPart() && list.size() > 1) {
            from = 1;
        }
        boolean greetingEnded = from == 0 || list.get(from - 1).endsPart();
        int name = greetingEnded ? from : endOfAddress(from);
        greetingEnded |= name > from;
        while (!greetingEnded && name < list.size() && name - from < LONGEST_NAME && isName(name, name > from)) {
            greetingEnded = list.get(name).endsPart();
            name++;
        }
        // "Hi Maya I'd like": the I begins the text, it does not end the name.
        while (!greetingEnded
                && name > from
                && Set.of("i", "i'd", "i'm", "ik").contains(list.get(name - 1).plain())) {
            name--;
        }
        return name >= list.size() ? this : new Words(list.subList(name, list.size()));
    }

    /** "hi maya,": a few words up to a comma are a name, however they are written. */
    private int endOfAddress(int from) {
        for (int i = from; i < Math.min(from + LONGEST_NAME, list.size() - 1); i++) {
            if (list.get(i).endsPart()) {
                return i + 1;
            }
        }
        return from;
    }

    /** Without "Kind regards, Tim" at the end; what is only a closing stays. */
    Words withoutClosing() {
        int to = list.size();
        int name = to;
        while (name > 0
                && to - name < LONGEST_NAME
                && isName(name - 1, name < to)
                && !(name < to && list.get(name - 1).endsPart())) {
            name--;
        }
        boolean signed = name < to && name > 0 && (list.get(name - 1).endsPart() || isClosing(name));
        int end = signed ? name : to;
        while (end > 0 && isClosing(end)) {
            end--;
        }
        return end == 0 ? this : new Words(list.subList(0, end));
    }

    private boolean isName(int at, boolean within) {
        Word word = list.get(at);
        return word.name() || (within && PARTICLES.contains(word.plain()));
    }

    private boolean isClosing(int end) {
        return CLOSINGS.contains(list.get(end - 1).plain());
    }

    /** These words when they are one of the texts, give or take one word of a long one. */
    Optional<Words> matching(List<List<String>> texts) {
        List<String> plain = list.stream().map(Word::plain).toList();
        for (List<String> text : texts) {
            int allowed = text.size() >= 8 ? 1 : 0;
            if (Math.abs(text.size() - plain.size()) <= allowed && distance(plain, text) <= allowed) {
                return Optional.of(this);
            }
        }
        return Optional.empty();
    }

    private static int distance(List<String> a, List<String> b) {
        int[] last = new int[b.size() + 1];
        for (int j = 0; j <= b.size(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.size(); i++) {
            int[] row = new int[b.size() + 1];
            row[0] = i;
            for (int j = 1; j <= b.size(); j++) {
                int replaced = last[j - 1] + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
            }
            last = row;
        }
        return last[b.size()];
    }
}
