/**
 * Who calls: verifies the access token against the identity provider's cached keys, enters the caller for the length
 * of the request and leaves it always. Knows no resource, and asks the identity provider nothing per request.
 */
@NullMarked
package dev.acquaint.api.security;

import org.jspecify.annotations.NullMarked;
