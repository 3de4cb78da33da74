/** The public policy API. Speaks HTTP and JSON; every decision, permission and rule is the domain's. */
@NullMarked
package dev.acquaint.api;

import org.jspecify.annotations.NullMarked;
