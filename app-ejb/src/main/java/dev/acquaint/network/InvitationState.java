package dev.acquaint.network;

/** The life of an invitation: open until the member settles it, or an import shows that it became a connection. */
public enum InvitationState {
    /** Waits in the inbox, or, when outgoing, for the other side. */
    OPEN,
    /** The member accepted it. */
    ACCEPTED,
    /** The member settled it in another way: ignored, declined, reported. */
    CLOSED,
    /** Never was open here: it became a connection, or is too old. It feeds measures, never the inbox. */
    HISTORY
}
