package dev.acquaint.api;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.kernel.Page;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How every list is asked for and answered. */
public final class Listing {

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;

    private Listing() {}

    /**
     * A list in full, or one page of it.
     *
     * @param page null for a list that is never paged
     */
    public record Items<T>(List<T> items, @Nullable Cursor page) {

        public static <T> Items<T> all(List<T> items) {
            return new Items<>(items, null);
        }
    }

    /** @param nextCursor null at the end */
    public record Cursor(@Nullable String nextCursor) {}

    /** The page, with the link to the next one. */
    public static Response page(Page<?> page, UriInfo uri) {
        Response.ResponseBuilder answer =
                Response.ok(new Items<>(page.items(), new Cursor(page.next())), MediaType.APPLICATION_JSON_TYPE);
        if (page.next() != null) {
            answer.links(Link.fromUri(uri.getRequestUriBuilder()
                            .replaceQueryParam("cursor", page.next())
                            .build())
                    .rel("next")
                    .build());
        }
        return answer.build();
    }

    public static int limit(@Nullable String asked) {
        if (asked == null) {
            return USUAL_LIMIT;
        }
        try {
            int limit = Integer.parseInt(asked);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, like any other wrong limit.
        }
        throw wrong("limit", "a whole number from 1 to " + HIGHEST_LIMIT);
    }

    /** Reads a parameter that is one of an enum's names, written in lower case. */
    public static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String parameter, @Nullable String asked) {
        if (asked == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> word(value).equals(asked))
                .findFirst()
                .orElseThrow(() -> wrong(
                        parameter,
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(type.getEnumConstants())
                                                .map(Listing::word)
                                                .toList())));
    }

    /** An enum's name as JSON has it. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the parameter {@code member}; null when it is left out, which means the caller. */
    public static @Nullable Id member(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        return Id.parse(asked)
                .orElseThrow(() -> new DomainException(
                        ErrorCode.UNPROCESSABLE, "There is no member with the id that `member` names."));
    }

    private static DomainException wrong(String parameter, String right) {
        return new DomainException(ErrorCode.INVALID, "The parameter `" + parameter + "` is " + right + ".");
    }
}
