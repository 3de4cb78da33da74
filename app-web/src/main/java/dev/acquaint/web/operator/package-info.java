/**
 * The platform operator's one page: which organizations there are, and letting them in or shutting them out.
 */
@NullMarked
package dev.acquaint.web.operator;

import org.jspecify.annotations.NullMarked;
