package dev.acquaint.engine;

/** The types a fact, a parameter or a literal can have. */
public enum FactType {
    BOOLEAN("boolean"),
    INTEGER("integer"),
    DECIMAL("decimal"),
    STRING("string"),
    ENUM("enum"),
    ENUM_SET("set of enum"),
    STRING_SET("set of string"),
    /** Compared as whole UTC days from the decision's day: negative is past. */
    DATE("date");

    private final String label;

    FactType(String label) {
        this.label = label;
    }

    /** As the catalogue and the API write it, such as {@code set of enum}. */
    public String label() {
        return label;
    }

    public boolean isSet() {
        return this == ENUM_SET || this == STRING_SET;
    }

    public boolean isOrdered() {
        return this == INTEGER || this == DECIMAL || this == DATE;
    }
}
