package dev.acquaint.training;

import java.util.Locale;

/** How much a lesson presumes. */
public enum Level {
    /** To begin with. */
    START,
    /** For somebody who has a few invitations behind them. */
    PRACTISE,
    /** For discussion and second thoughts. */
    DEEPEN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
