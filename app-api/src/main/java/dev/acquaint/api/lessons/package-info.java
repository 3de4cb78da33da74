/** The lessons that decisions name, to read. */
@NullMarked
package dev.acquaint.api.lessons;

import org.jspecify.annotations.NullMarked;
