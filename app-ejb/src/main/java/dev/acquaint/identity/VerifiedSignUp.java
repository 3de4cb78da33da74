package dev.acquaint.identity;

/**
 * A sign-up whose e-mail address proved right.
 *
 * @param passwordMailed whether a mail to choose a password is on its way; false for somebody who has one
 */
public record VerifiedSignUp(String organizationName, String email, boolean passwordMailed) {}
