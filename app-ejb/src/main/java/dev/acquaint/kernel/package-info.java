/**
 * The few words every feature speaks: identifiers, pages of results, and errors with a code.
 * Plain Java; uses nothing of ours and, but for one annotation, nothing of the server's.
 */
@NullMarked
package dev.acquaint.kernel;

import org.jspecify.annotations.NullMarked;
