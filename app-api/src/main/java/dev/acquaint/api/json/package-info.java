/**
 * JSON in and out, strictly: snake_case names, UTF-8, no unknown field, no duplicate key, no silent coercion, no
 * body beyond the limits. Own readers and writers on Jackson, so that no module of ours takes over the server's JSON.
 */
@NullMarked
package dev.acquaint.api.json;

import org.jspecify.annotations.NullMarked;
