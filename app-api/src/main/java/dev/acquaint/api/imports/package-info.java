/** Uploads of a network export over HTTP, and how they stand. Nothing of a file is read here. */
@NullMarked
package dev.acquaint.api.imports;

import org.jspecify.annotations.NullMarked;
