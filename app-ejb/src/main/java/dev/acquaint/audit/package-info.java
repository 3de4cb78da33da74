/**
 * Who did what, to what, when: append-only, hash-chained per tenant, written in the act's own transaction.
 * Holds no private judgment, note or message; an event names things by id. Must not know the features whose acts it
 * keeps.
 */
@NullMarked
package dev.acquaint.audit;

import org.jspecify.annotations.NullMarked;
