package dev.acquaint.policy;

import dev.acquaint.engine.PolicyStack;

/**
 * The policies to decide by, and how new they are.
 *
 * @param revision of the organization's policies that the stack was made of
 */
public record InForce(PolicyStack stack, long revision) {}
