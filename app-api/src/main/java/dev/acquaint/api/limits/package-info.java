/** How much a tenant may send, and what a client need not fetch again. Knows no resource. */
@NullMarked
package dev.acquaint.api.limits;

import org.jspecify.annotations.NullMarked;
