/**
 * The policy engine: facts, policies, conditions and the decision point that combines them.
 * Plain Java without server, database, clock or thread, so that a decision can be replayed years later.
 * Texts are read in {@code engine.document}, expressions in {@code engine.authoring}; nothing here parses either.
 */
@NullMarked
package dev.acquaint.engine;

import org.jspecify.annotations.NullMarked;
