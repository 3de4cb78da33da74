/**
 * Who is asking, for which tenant, and what they may do; known once per request and never guessed.
 * Work without an entered caller fails. Must not know features: it answers questions, it decides none of theirs.
 */
@NullMarked
package dev.acquaint.tenancy;

import org.jspecify.annotations.NullMarked;
