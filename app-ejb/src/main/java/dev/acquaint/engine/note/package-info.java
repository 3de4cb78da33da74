/**
 * Reads the note of an invitation: a network's default text or a person's own words, and what they say.
 * Conservative, explainable by the words it points at, and plain Java: no text leaves the machine.
 */
@NullMarked
package dev.acquaint.engine.note;

import org.jspecify.annotations.NullMarked;
