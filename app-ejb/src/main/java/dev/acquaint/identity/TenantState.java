package dev.acquaint.identity;

/** Where an organization stands with the platform. */
public enum TenantState {
    /** Verified by mail, waiting for an operator. */
    PENDING,
    APPROVED,
    /** Shut out by an operator; its data stays. */
    SUSPENDED
}
