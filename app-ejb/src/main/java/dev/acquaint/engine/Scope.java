package dev.acquaint.engine;

import java.util.Locale;

/** Whose policy it is, widest first. */
public enum Scope {
    PACK,
    ORGANIZATION,
    GROUP,
    MEMBER;

    /** As documents and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
