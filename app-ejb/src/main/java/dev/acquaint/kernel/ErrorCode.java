package dev.acquaint.kernel;

/** What can go wrong, in the domain's words. The API maps each to one problem type, the console to one message. */
public enum ErrorCode {
    /** The input cannot be understood or breaks a rule of its form. */
    INVALID,
    /** Well-formed, but names something that does not exist or cannot be done as asked. */
    UNPROCESSABLE,
    /** No caller is known. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** Absent, or another tenant's: the two are not told apart. */
    NOT_FOUND,
    /** The state of the thing does not allow it, or somebody else changed it meanwhile. */
    CONFLICT,
    /** The caller's version is stale. */
    STALE,
    /** More than the stated limit. */
    TOO_LARGE,
    /** Too often. */
    TOO_MANY,
    /** A file or media type that is not read here. */
    UNSUPPORTED,
    /** A part we depend on does not answer; trying again later is right. */
    UNAVAILABLE
}
