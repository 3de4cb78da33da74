/** The decision log over HTTP: read one, list them, replay one. Decisions of others look absent; the domain sees to it. */
@NullMarked
package dev.acquaint.api.decisions;

import org.jspecify.annotations.NullMarked;
