/**
 * What goes wrong, as the outside sees it: one catalogue of problem types (RFC 9457), documented at their URIs,
 * and the one place where an error becomes an HTTP status. Nothing internal passes through here: no stack trace,
 * no SQL, no class name.
 */
@NullMarked
package dev.acquaint.api.problem;

import org.jspecify.annotations.NullMarked;
