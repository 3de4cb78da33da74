package dev.acquaint.identity;

/** In whose name a member networks: the fact {@code member.acts_for}. */
public enum ActsFor {
    SELF("self"),
    EMPLOYER("employer");

    private final String code;

    ActsFor(String code) {
        this.code = code;
    }

    /** As the catalogue of facts spells it. */
    public String code() {
        return code;
    }

    static ActsFor ofCode(String code) {
        return SELF.code.equals(code) ? SELF : EMPLOYER;
    }
}
