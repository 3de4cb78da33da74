/**
 * Uploading an export and watching it being read: progress, counts for every file, every rejected row with its line
 * and cause. The reading itself is {@code dataimport}'s.
 */
@NullMarked
package dev.acquaint.web.imports;

import org.jspecify.annotations.NullMarked;
