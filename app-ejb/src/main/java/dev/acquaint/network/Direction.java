package dev.acquaint.network;

/** Who invited whom, seen from the member. */
public enum Direction {
    INCOMING,
    OUTGOING
}
