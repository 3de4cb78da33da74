/**
 * Conditions as authors write them: CEL text, parsed and type-checked by dev.cel into the engine's own small tree.
 * The only place that knows dev.cel; runs when a policy is written, never when one decides.
 */
@NullMarked
package dev.acquaint.engine.authoring;

import org.jspecify.annotations.NullMarked;
