package dev.acquaint.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked about, with the outcomes it can have, best first. An action we do not know is a general one. */
public final class Action {

    public static final Action ACCEPT =
            new Action("accept", 1, "accept", "ask", "meet-first", "review", "ignore", "decline", "report");
    public static final Action INVITE =
            new Action("invite", 1, "send", "add-note", "pre-ask", "warm-up", "hold", "review", "do-not-send");
    public static final Action INTRODUCE =
            new Action("introduce", 1, "introduce", "ask-first", "review", "do-not-introduce");
    public static final Action KEEP = new Action("keep", 3, "keep", "nurture", "review", "remove");

    private static final Map<String, Action> NAMED =
            Map.of("accept", ACCEPT, "invite", INVITE, "introduce", INTRODUCE, "keep", KEEP);

    private final String name;
    private final List<Outcome> outcomes;

    private Action(String name, int permitting, String... codes) {
        this.name = name;
        List<Outcome> list = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            list.add(new Outcome(codes[i], i < permitting, i));
        }
        this.outcomes = List.copyOf(list);
    }

    public static Action of(String name) {
        Action named = NAMED.get(name);
        return named != null ? named : new Action(name, 1, "permit", "review", "deny");
    }

    public String name() {
        return name;
    }

    public boolean isGeneral() {
        return !NAMED.containsKey(name);
    }

    /** Best first. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    public Optional<Outcome> outcome(String code) {
        return outcomes.stream().filter(o -> o.code().equals(code)).findFirst();
    }

    /** What a person decides, and what stands when nothing else does. */
    public Outcome review() {
        return outcome("review").orElseThrow();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action action && action.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
