package dev.acquaint.web.errors;

import dev.acquaint.kernel.DomainException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.ViewExpiredException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** Which of the few stories the error page tells: not yours, not here, too old, not answering, or our mistake. */
@Named
@RequestScoped
public class ErrorPage {

    enum Kind {
        FORBIDDEN(HttpServletResponse.SC_FORBIDDEN),
        NOT_FOUND(HttpServletResponse.SC_NOT_FOUND),
        EXPIRED(HttpServletResponse.SC_CONFLICT),
        UNAVAILABLE(HttpServletResponse.SC_SERVICE_UNAVAILABLE),
        MISTAKE(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);

        private final int status;

        Kind(int status) {
            this.status = status;
        }
    }

    @Inject
    private HttpServletRequest request;

    /** As message keys have it. */
    public String getKind() {
        return kind().name();
    }

    public int getStatus() {
        return kind().status;
    }

    private Kind kind() {
        var thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return kindOf(thrown, status);
    }

    static Kind kindOf(@Nullable Throwable thrown, @Nullable Integer status) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ViewExpiredException) {
                return Kind.EXPIRED;
            }
            if (cause instanceof DomainException refused) {
                return switch (refused.code()) {
                    case FORBIDDEN, UNAUTHENTICATED -> Kind.FORBIDDEN;
                    case NOT_FOUND -> Kind.NOT_FOUND;
                    case UNAVAILABLE, TOO_MANY -> Kind.UNAVAILABLE;
                    default -> Kind.MISTAKE;
                };
            }
        }
        if (thrown != null) {
            return Kind.MISTAKE;
        }
        return switch (status == null ? HttpServletResponse.SC_NOT_FOUND : status) {
            case HttpServletResponse.SC_FORBIDDEN, HttpServletResponse.SC_UNAUTHORIZED -> Kind.FORBIDDEN;
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> Kind.UNAVAILABLE;
            case HttpServletResponse.SC_NOT_FOUND, HttpServletResponse.SC_METHOD_NOT_ALLOWED -> Kind.NOT_FOUND;
            default -> Kind.MISTAKE;
        };
    }
}
