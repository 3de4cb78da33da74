/**
 * Reads the export that a member downloaded from their network, in the background, resumably and without loss:
 * every row that was read is imported, unchanged or rejected with its line and cause.
 * Must not keep message bodies or birth dates, and touches the network's data only through {@code network}'s services.
 */
@NullMarked
package dev.acquaint.dataimport;

import org.jspecify.annotations.NullMarked;
