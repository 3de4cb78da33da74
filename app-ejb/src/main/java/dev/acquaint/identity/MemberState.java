package dev.acquaint.identity;

/** Whether somebody may come in. */
public enum MemberState {
    /** Asked to come; has not signed in yet. */
    INVITED,
    ACTIVE,
    /** Shut out by the organization; their data stays. */
    DISABLED
}
