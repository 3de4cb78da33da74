/** The catalogue of facts that requests may give and policies may read. */
@NullMarked
package dev.acquaint.api.facts;

import org.jspecify.annotations.NullMarked;
