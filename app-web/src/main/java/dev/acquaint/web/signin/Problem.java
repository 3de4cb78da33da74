package dev.acquaint.web.signin;

import java.util.Locale;

/** Why a sign-in did not work out; each has its words on the page {@code sign-in-problem.xhtml}. */
public enum Problem {
    /** The person turned back at the identity provider. */
    CANCELLED,
    /** The answer belongs to no trip that this browser began, or came twice, or too late. */
    EXPIRED,
    /** The provider's answer does not hold up: signature, issuer, audience, nonce. */
    INVALID,
    /** The provider does not answer. */
    UNAVAILABLE,
    /** Known to the provider, but a member of nothing. */
    NO_ORGANIZATION,
    /** Not, or no longer, a member of the organization asked for, or without a role in it. */
    NOT_A_MEMBER,
    /** The organization waits for approval or is suspended. */
    NOT_OPEN;

    /** As it stands in addresses and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem of this code; an unknown one is told as {@link #EXPIRED}, which helps with "sign in again". */
    public static Problem ofCode(String code) {
        for (Problem problem : values()) {
            if (problem.code().equals(code)) {
                return problem;
            }
        }
        return EXPIRED;
    }
}
