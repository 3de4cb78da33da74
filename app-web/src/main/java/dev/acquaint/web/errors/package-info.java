/**
 * The page for what went wrong, in words that help and without a look inside.
 */
@NullMarked
package dev.acquaint.web.errors;

import org.jspecify.annotations.NullMarked;
