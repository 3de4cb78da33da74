package dev.acquaint.api.problem;

import dev.acquaint.kernel.DomainException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param type the absolute URI of its page in the catalogue
 * @param instance the path that was asked for; null inside a batch, where the item is the instance
 * @param errors the single faults, each pointing into the request's body; null where there are none
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable List<Error> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param pointer a JSON pointer (RFC 6901) into the body; empty for the whole
     * @param code short and stable, such as {@code unknown-fact}
     */
    public record Error(String pointer, String code, String detail) {

        static Error of(DomainException.Fault fault) {
            return new Error(fault.pointer(), fault.code(), fault.detail());
        }
    }
}
