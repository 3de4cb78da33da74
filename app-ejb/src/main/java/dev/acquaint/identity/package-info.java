/**
 * Organizations and their members: how they come, what they say of themselves, and how they are shut out again.
 * Keycloak keeps credentials and sessions and is touched by {@link dev.acquaint.identity.Keycloak} alone. Must not know
 * anybody's network.
 */
@NullMarked
package dev.acquaint.identity;

import org.jspecify.annotations.NullMarked;
