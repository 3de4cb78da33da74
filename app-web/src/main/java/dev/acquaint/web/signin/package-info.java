/**
 * How somebody gets into the console and out again: OpenID Connect code flow with PKCE, one organization at a time, and
 * the filters that let no page be seen by whom it is not for. Tokens stay here; pages see {@link Me}.
 */
@NullMarked
package dev.acquaint.web.signin;

import org.jspecify.annotations.NullMarked;
