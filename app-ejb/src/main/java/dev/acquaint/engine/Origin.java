package dev.acquaint.engine;

/** Where a fact's value came from; the earlier wins over the later. */
public enum Origin {
    GIVEN,
    CONFIRMED,
    DERIVED
}
