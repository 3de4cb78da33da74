/**
 * Which policy is in force for whom: the shipped packs, the organization's own policy, each member's choice, exceptions.
 * Versions are immutable once published; every change raises the organization's revision. Evaluates nothing itself and
 * never tells one member's personal choice to another.
 */
@NullMarked
package dev.acquaint.policy;

import org.jspecify.annotations.NullMarked;
