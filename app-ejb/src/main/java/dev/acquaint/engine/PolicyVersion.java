package dev.acquaint.engine;

/**
 * A policy as published.
 *
 * @param hash of the canonical content, {@code sha256:} and 64 hexadecimal digits
 */
public record PolicyVersion(Policy policy, int version, String hash) {}
