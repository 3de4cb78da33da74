/** Decisions over HTTP: one, many at once, and one question to several policies. Shapes only; the domain decides. */
@NullMarked
package dev.acquaint.api.evaluations;

import org.jspecify.annotations.NullMarked;
