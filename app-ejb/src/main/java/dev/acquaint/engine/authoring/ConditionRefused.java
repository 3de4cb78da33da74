package dev.acquaint.engine.authoring;

/** A condition that is not in the language, with the place and the way out. */
public final class ConditionRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int line;
    private final int column;
    private final String remedy;

    ConditionRefused(String code, int line, int column, String problem, String remedy) {
        super(problem);
        this.code = code;
        this.line = line;
        this.column = column;
        this.remedy = remedy;
    }

    /** Stable and dashed: {@code syntax}, {@code unknown-name}, {@code outside-subset}, {@code type-mismatch}, … */
    public String code() {
        return code;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }

    /** Counted from 1, in characters. */
    public int column() {
        return column;
    }

    public String remedy() {
        return remedy;
    }

    /** Place, problem and remedy in one line. */
    public String sentence() {
        return "Line %d, column %d: %s %s"
                .formatted(line, column, getMessage(), remedy)
                .strip();
    }
}
