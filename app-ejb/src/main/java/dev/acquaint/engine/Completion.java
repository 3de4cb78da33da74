package dev.acquaint.engine;

import dev.acquaint.engine.Condition.And;
import dev.acquaint.engine.Condition.Compare;
import dev.acquaint.engine.Condition.Comparison;
import dev.acquaint.engine.Condition.Constant;
import dev.acquaint.engine.Condition.FactOperand;
import dev.acquaint.engine.Condition.Holds;
import dev.acquaint.engine.Condition.Intersects;
import dev.acquaint.engine.Condition.Not;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out facts from other facts, as the catalogue's implications say. What a person said wins over what we derived:
 * a note that its reader says names the meeting place is no longer a default text, whatever we thought.
 */
final class Completion {

    private static final String DEFAULT_TEXT = "invitation.note_default_text";
    private static final String PRESENT = "invitation.note_present";
    private static final String AUDIENCE_ONLY = "relationship.audience_only";
    private static final String MINUTES = "relationship.conversation_minutes";
    private static final String UNWANTED = "contact.unwanted";
    private static final List<String> OWN_WORDS = List.of(
            "invitation.note_personalized",
            "invitation.note_says_who",
            "invitation.note_says_where_met",
            "invitation.note_says_why");

    private final FactCatalogue catalogue;
    private final List<Implication> implications;
    private final Set<String> concerned;

    Completion(FactCatalogue catalogue) {
        this.catalogue = catalogue;
        this.implications = implications();
        Set<String> names = new LinkedHashSet<>();
        for (Implication implication : implications) {
            names.add(implication.fact);
            names.addAll(implication.reads);
        }
        this.concerned = names;
    }

    /**
     * @param note what a reader made of the note's words
     * @param warnings takes what was given and contradicts an implication
     */
    Facts complete(Facts facts, Facts note, LocalDate today, List<Decision.Warning> warnings) {
        Facts said = close(facts.withoutDerived(), today, warnings);
        Facts all = close(said.and(facts).and(note), today, new ArrayList<>());
        Fact unwanted = catalogue.get(UNWANTED);
        return unwanted == null || all.mentions(UNWANTED)
                ? all
                : all.with(unwanted, Value.of(false), Origin.DERIVED, "not on the deny-list");
    }

    /** The facts whose values settle one that nobody can be asked for; the fact itself when it can be asked. */
    Set<String> askable(String name) {
        if (!name.equals("relationship.presumed_mutual")) {
            return Set.of(name);
        }
        Set<String> sources = new LinkedHashSet<>();
        for (Implication implication : implications) {
            if (implication.fact.equals(name)) {
                sources.addAll(implication.reads);
            }
        }
        return sources;
    }

    /** Whether anything follows from this fact, or it from anything. */
    boolean concerns(Fact fact) {
        return concerned.contains(fact.name());
    }

    /** The conditions of the implications. */
    List<Condition> conditions() {
        return implications.stream().map(Implication::when).toList();
    }

    private Facts close(Facts facts, LocalDate today, List<Decision.Warning> warnings) {
        Facts closed = facts;
        Set<String> contradicted = new LinkedHashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Implication implication : implications) {
                Fact fact = catalogue.get(implication.fact);
                if (fact == null || new Evaluator(closed, Map.of(), today).evaluate(implication.when) != Truth.TRUE) {
                    continue;
                }
                if (!closed.mentions(implication.fact)) {
                    closed = closed.with(
                            fact, implication.value, Origin.DERIVED, "follows from " + implication.when.text());
                    changed = true;
                } else {
                    Value known = closed.value(implication.fact);
                    if (known != null && !known.equals(implication.value) && contradicted.add(implication.fact)) {
                        warnings.add(new Decision.Warning(
                                "contradiction",
                                implication.fact,
                                "%s is %s, but %s says that it is %s."
                                        .formatted(
                                                implication.fact,
                                                known.json(),
                                                implication.when.text(),
                                                implication.value.json())));
                    }
                }
            }
        }
        return closed;
    }

    private List<Implication> implications() {
        List<Implication> all = new ArrayList<>();
        all.add(new Implication(more(MINUTES), AUDIENCE_ONLY, Value.of(false)));
        all.add(new Implication(more("relationship.met_in_person"), AUDIENCE_ONLY, Value.of(false)));
        Condition onlyFromAnAudience = new And(List.of(
                met("stage", "radio"),
                new Not(met(
                        "met", "phone", "video", "email", "message", "qa_answer", "group_comment", "post_comment"))));
        define(AUDIENCE_ONLY, onlyFromAnAudience, all);
        all.add(new Implication(holds(AUDIENCE_ONLY), MINUTES, Value.of(0)));
        all.add(new Implication(holds(AUDIENCE_ONLY), "relationship.met_in_person", Value.of(0)));
        define(
                "relationship.presumed_mutual",
                new And(List.of(holds("relationship.they_initiated"), more(MINUTES))),
                all);
        for (String words : OWN_WORDS) {
            all.add(new Implication(holds(words), DEFAULT_TEXT, Value.of(false)));
            all.add(new Implication(holds(words), PRESENT, Value.of(true)));
            all.add(new Implication(holds(DEFAULT_TEXT), words, Value.of(false)));
            all.add(new Implication(new Not(holds(PRESENT)), words, Value.of(false)));
        }
        all.add(new Implication(holds(DEFAULT_TEXT), PRESENT, Value.of(true)));
        all.add(new Implication(new Not(holds(PRESENT)), DEFAULT_TEXT, Value.of(false)));
        return List.copyOf(all);
    }

    private static void define(String fact, Condition condition, List<Implication> into) {
        into.add(new Implication(condition, fact, Value.of(true)));
        into.add(new Implication(new Not(condition), fact, Value.of(false)));
    }

    private static Condition holds(String fact) {
        return new Holds(new FactOperand(fact, FactType.BOOLEAN));
    }

    private static Condition more(String fact) {
        return new Compare(new FactOperand(fact, FactType.INTEGER), Comparison.GREATER, new Constant(Value.of(0)));
    }

    private static Condition met(String... kinds) {
        return new Intersects(
                new FactOperand("relationship.interactions", FactType.ENUM_SET), new Constant(Value.setOf(kinds)));
    }

    /**
     * @param reads the facts in {@code when}
     */
    private record Implication(Condition when, String fact, Value value, Set<String> reads) {

        Implication(Condition when, String fact, Value value) {
            this(when, fact, value, when.facts());
        }

        /** Most facts are unknown in most requests: nothing follows where none is known. */
        boolean isReachable(Facts facts) {
            for (String name : reads) {
                if (facts.value(name) != null) {
                    return true;
                }
            }
            return false;
        }
    }
}
