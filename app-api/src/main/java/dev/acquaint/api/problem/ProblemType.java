package dev.acquaint.api.problem;

import dev.acquaint.kernel.ErrorCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The catalogue. A type is stable once published: clients branch on its URI, people read the page behind it. */
public enum ProblemType {
    INVALID_REQUEST(
            400,
            "The request cannot be understood",
            "The body is not well-formed, or a part of it has the wrong name, type or range.",
            "Read `errors`: each entry points at the part that is wrong and says what would be right. "
                    + "Nothing was stored; sending the same request again gives the same answer."),
    UNAUTHENTICATED(
            401,
            "No valid credential",
            "The request carries no access token, or one that is expired, meant for another audience, "
                    + "or not of exactly one organization.",
            "Get a token at the token endpoint with your client's id and secret and send it as "
                    + "`Authorization: Bearer …`. `WWW-Authenticate` says what was wrong with the one you sent."),
    FORBIDDEN(
            403,
            "Not permitted",
            "The credential is valid and does not allow this.",
            "Ask an administrator of your organization for the scope or role that the operation names in the contract."),
    NOT_FOUND(
            404,
            "Not found",
            "There is nothing at this address that your organization can see.",
            "Check the id. An id of another organization is answered exactly like one that never existed."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The address exists and does not answer this method.",
            "`Allow` lists the methods it does answer."),
    NOT_ACCEPTABLE(
            406,
            "No acceptable representation",
            "The `Accept` header leaves out every form this resource has.",
            "Accept `application/json`, and `application/problem+json` for errors."),
    CONFLICT(
            409,
            "The state does not allow it",
            "What you asked for does not fit the present state, or somebody changed it meanwhile.",
            "Read the resource again and decide anew."),
    STALE(
            412,
            "Your version is stale",
            "The resource changed after you read it.",
            "Read it again and repeat the change on the new version."),
    TOO_LARGE(
            413,
            "Too large",
            "The body, the file or the list exceeds the stated limit.",
            "Send less at once; `detail` names the limit."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Not a form that is read here",
            "The media type, the character set or the file is not one that this operation reads.",
            "Send JSON in UTF-8, or for an import the ZIP or CSV as you downloaded it."),
    UNPROCESSABLE(
            422,
            "Cannot be done as asked",
            "The request is well-formed and names something that does not exist for you, or cannot be done.",
            "Read `errors`: each entry points at the name that could not be resolved."),
    TOO_MANY_REQUESTS(
            429,
            "Too many requests",
            "Your organization has used up what it may send in this window.",
            "Wait for as long as `Retry-After` says."),
    INTERNAL_ERROR(
            500,
            "Something failed on our side",
            "The request was fine as far as we know; we failed to answer it.",
            "Try again. If it stays, send us the `X-Request-ID` of the answer: it leads us to the cause."),
    UNAVAILABLE(
            503,
            "Not available just now",
            "A part we depend on does not answer.",
            "Try again after `Retry-After` seconds. Nothing was acknowledged that was not stored.");

    private final int status;
    private final String title;
    private final String meaning;
    private final String remedy;

    ProblemType(int status, String title, String meaning, String remedy) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What it means, in Markdown. */
    public String meaning() {
        return meaning;
    }

    /** What the caller can do about it, in Markdown. */
    public String remedy() {
        return remedy;
    }

    /** The last part of the type's URI. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ProblemType> bySlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    public static ProblemType of(ErrorCode code) {
        return switch (code) {
            case INVALID -> INVALID_REQUEST;
            case UNPROCESSABLE -> UNPROCESSABLE;
            case UNAUTHENTICATED -> UNAUTHENTICATED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case STALE -> STALE;
            case TOO_LARGE -> TOO_LARGE;
            case TOO_MANY -> TOO_MANY_REQUESTS;
            case UNSUPPORTED -> UNSUPPORTED_MEDIA_TYPE;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    /** The type for an error the HTTP layer itself raised; a status outside the catalogue is told by its class. */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
    }
}
