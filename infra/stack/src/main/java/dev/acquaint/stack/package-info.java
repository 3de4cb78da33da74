/** Starts and stops everything Acquaint needs on one machine, on loopback only. For development, demos and tests. */
@NullMarked
package dev.acquaint.stack;

import org.jspecify.annotations.NullMarked;
