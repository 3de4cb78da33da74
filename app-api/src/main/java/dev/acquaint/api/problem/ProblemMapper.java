package dev.acquaint.api.problem;

import dev.acquaint.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way from an error to an answer. What the domain refused is told as it is; what the HTTP layer refused is
 * told in the catalogue's words; everything else is our own failure, logged with its cause and answered without it.
 */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    private static final int CAUSES_READ = 8;
    private static final String RETRY_AFTER_SECONDS = "5";

    private @Nullable Problems problems;

    @Context
    private UriInfo uri;

    protected ProblemMapper() {}

    @Inject
    public ProblemMapper(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        DomainException refused = refusalIn(thrown);
        if (refused != null) {
            return answer(ProblemType.of(refused.code()), refused.getMessage(), refused.faults(), null);
        }
        if (thrown instanceof WebApplicationException http) {
            ProblemType type = ProblemType.ofStatus(http.getResponse().getStatus());
            if (type == ProblemType.INTERNAL_ERROR) {
                LOG.error("The HTTP layer failed on {}", path(), thrown);
            }
            return answer(type, null, List.of(), http.getResponse());
        }
        LOG.error("Unexpected failure on {}", path(), thrown);
        return answer(ProblemType.INTERNAL_ERROR, null, List.of(), null);
    }

    /** The container wraps what a service throws, once or more often, depending on who called whom. */
    private static @Nullable DomainException refusalIn(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < CAUSES_READ; depth++) {
            if (at instanceof DomainException refused) {
                return refused;
            }
            at = at.getCause();
        }
        return null;
    }

    private Response answer(
            ProblemType type, @Nullable String detail, List<DomainException.Fault> faults, @Nullable Response from) {
        if (problems == null) {
            throw new IllegalStateException("The mapper is used before it is made");
        }
        Response.ResponseBuilder answer = Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problems.problem(type, detail, path(), faults));
        if (from != null && from.getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, from.getHeaderString(HttpHeaders.ALLOW));
        }
        switch (type) {
            case UNAUTHENTICATED -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge(detail));
            case TOO_MANY_REQUESTS, UNAVAILABLE -> answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            default -> {}
        }
        return answer.build();
    }

    private static String challenge(@Nullable String detail) {
        return detail == null || detail.equals(CREDENTIAL_MISSING)
                ? "Bearer realm=\"acquaint\""
                : "Bearer realm=\"acquaint\", error=\"invalid_token\", error_description=\""
                        + detail.replaceAll("[^ -~]|[\"\\\\]", "'") + "\"";
    }

    /** RFC 6750 wants no error code in the challenge when the request carried no credential at all. */
    public static final String CREDENTIAL_MISSING = "Send an access token: Authorization: Bearer …";

    private @Nullable String path() {
        return uri == null ? null : uri.getRequestUri().getRawPath();
    }
}
