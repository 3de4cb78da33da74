package dev.acquaint.policy;

/** An employer's small networking guideline, for tests: no competitors, and a default of its own. */
public final class Guideline {

    public static final String ID = "networking-guideline";
    public static final String NO_COMPETITORS = "no-competitors";

    private Guideline() {}

    /** With one mandatory rule. */
    public static String strict() {
        return document("mandatory", "decline");
    }

    /** The same rule, for everybody to relax. */
    public static String relaxed() {
        return document("default", "decline");
    }

    /** Cannot be published: a hard rule may not let in. */
    public static String lettingIn() {
        return document("mandatory", "accept");
    }

    /** Cannot be published: its scenario expects what its rule does not do. */
    public static String withAFailingScenario() {
        return strict() + """
                scenarios:
                  - name: A competitor
                    action: accept
                    facts: {contact: {relations: [competitor]}}
                    outcome: review
                """;
    }

    private static String document(String enforcement, String outcome) {
        return """
                schema: acquaint/policy/1
                id: %s
                title: {en: Networking guideline, nl: Netwerkrichtlijn}
                summary: {en: Who our people connect with., nl: Met wie onze mensen contact leggen.}
                rules:
                  - id: %s
                    actions: [accept]
                    enforcement: %s
                    when: '"competitor" in contact.relations'
                    outcome: %s
                    reason:
                      en: We do not connect with competitors.
                      nl: We leggen geen contact met concurrenten.
                """.formatted(ID, NO_COMPETITORS, enforcement, outcome);
    }
}
