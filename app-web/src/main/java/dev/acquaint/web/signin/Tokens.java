package dev.acquaint.web.signin;

/**
 * What the provider handed over, verified.
 *
 * @param refreshToken for the next access token; the provider honours each only once
 * @param idToken kept as the hint that ends the provider's session
 */
record Tokens(Claims claims, String refreshToken, String idToken) {}
