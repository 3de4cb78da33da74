package dev.acquaint.engine;

/** JSON pointers, by which faults say their place in the caller's document. */
public final class Pointer {

    private Pointer() {}

    /** The place of a key below another place. */
    public static String below(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
