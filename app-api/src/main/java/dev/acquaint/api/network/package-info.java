/** A member's contacts and invitations over HTTP: the caller's own, or those of a member who consented. */
@NullMarked
package dev.acquaint.api.network;

import org.jspecify.annotations.NullMarked;
