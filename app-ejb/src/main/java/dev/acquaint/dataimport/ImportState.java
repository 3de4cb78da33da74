package dev.acquaint.dataimport;

/** The life of an import: queued until a worker claims it, then running until it is done, failed or cancelled. */
public enum ImportState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
