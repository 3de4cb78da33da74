package dev.acquaint.engine.note;

import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Facts;
import dev.acquaint.engine.NoteInterpreter;
import dev.acquaint.engine.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Derives the {@code invitation.note_*} facts from a note. It says yes only where words show it, no only in a language
 * that it reads, and otherwise nothing: a person answers better than a guess.
 */
public final class NoteReader implements NoteInterpreter {

    private static final String PRESENT = "invitation.note_present";
    private static final String DEFAULT_TEXT = "invitation.note_default_text";
    private static final String PERSONALIZED = "invitation.note_personalized";
    private static final List<String> SAYS =
            List.of("invitation.note_says_who", "invitation.note_says_where_met", "invitation.note_says_why");

    private final FactCatalogue catalogue;
    private final Phrases phrases = Phrases.standard();

    public NoteReader(FactCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param note the words as received; empty when it is known that there were none
     * @param memberFirstName the first name of who received it, or empty: a greeting by name makes nothing personal
     */
    public Reading read(String note, String memberFirstName) {
        Map<String, Object> facts = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        Words words = Words.of(note);
        if (words.isEmpty()) {
            facts.put(PRESENT, false);
            facts.put(DEFAULT_TEXT, false);
            facts.put(PERSONALIZED, false);
            SAYS.forEach(fact -> facts.put(fact, false));
            return reading(facts, findings, "there is no note");
        }
        facts.put(PRESENT, true);
        Optional<Words> standard =
                words.withoutGreeting(memberFirstName).withoutClosing().matching(phrases.defaultTexts());
        if (standard.isPresent()) {
            Words found = standard.get();
            facts.put(DEFAULT_TEXT, true);
            facts.put(PERSONALIZED, false);
            SAYS.forEach(fact -> facts.put(fact, false));
            findings.add(
                    new Finding(DEFAULT_TEXT, found.start(), found.end(), note.substring(found.start(), found.end())));
            return reading(facts, findings, "the network's own text");
        }
        Optional<String> language = phrases.languageOf(words);
        if (language.isPresent()) {
            facts.put(DEFAULT_TEXT, false);
            for (String fact : SAYS) {
                Optional<Finding> finding = find(fact, language.get(), note);
                facts.put(fact, finding.isPresent());
                finding.ifPresent(findings::add);
            }
            if (SAYS.subList(1, SAYS.size()).stream().anyMatch(fact -> Boolean.TRUE.equals(facts.get(fact)))) {
                facts.put(PERSONALIZED, true);
            }
        }
        return reading(facts, findings, "read from the note");
    }

    @Override
    public Facts interpret(String note, String memberFirstName) {
        return read(note, memberFirstName).facts();
    }

    private Reading reading(Map<String, Object> facts, List<Finding> findings, String derivation) {
        return new Reading(Facts.of(catalogue, Origin.DERIVED, facts, derivation), findings);
    }

    private Optional<Finding> find(String fact, String language, String note) {
        String plain = Words.plainQuotes(note);
        Finding first = null;
        for (Phrases.Pattern phrase : phrases.patterns(fact, language)) {
            Matcher matcher = phrase.regex().matcher(plain);
            if (matcher.find() && (first == null || matcher.start() < first.start())) {
                int end = matcher.end();
                while (end > matcher.start() && Character.isWhitespace(plain.charAt(end - 1))) {
                    end--;
                }
                first = new Finding(fact, matcher.start(), end, note.substring(matcher.start(), end));
            }
        }
        return Optional.ofNullable(first);
    }

    /**
     * @param facts of origin DERIVED, ready to complete a request's
     * @param findings what made them so
     */
    public record Reading(Facts facts, List<Finding> findings) {
        public Reading {
            findings = List.copyOf(findings);
        }
    }

    /**
     * @param fact such as {@code invitation.note_says_why}
     * @param start where the words begin in the note
     * @param end where they end, exclusive
     * @param words the words themselves
     */
    public record Finding(String fact, int start, int end, String words) {}
}
