package dev.acquaint.api.security;

import dev.acquaint.api.problem.ProblemMapper;
import dev.acquaint.identity.CallerDirectory;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.PublicAccess;
import dev.acquaint.tenancy.Requires;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Enters the caller before a resource runs and leaves it when the answer is made. The services enforce permissions;
 * what a method declares is looked at here as well, so that nobody uploads a file only to hear that they may not.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class BearerFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** The request's property that holds what has to be closed, also for {@link EdgeFilter} in case nobody did. */
    static final String ENTERED = "dev.acquaint.entered";

    private static final String SCHEME = "Bearer ";

    private final Map<Method, Admission> admissions = new ConcurrentHashMap<>();
    private AccessTokens tokens;
    private CallerDirectory callers;
    private CurrentTenant currentTenant;

    @Context
    private ResourceInfo resource;

    @SuppressWarnings("NullAway.Init")
    protected BearerFilter() {}

    @Inject
    @SuppressWarnings("NullAway.Init")
    public BearerFilter(AccessTokens tokens, CallerDirectory callers, CurrentTenant currentTenant) {
        this.tokens = tokens;
        this.callers = callers;
        this.currentTenant = currentTenant;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return; // the framework itself answers which methods there are; nothing of ours runs
        }
        Admission admission = admissions.computeIfAbsent(resource.getResourceMethod(), Admission::of);
        if (admission.open()) {
            return;
        }
        Caller caller =
                callers.callerFor(tokens.verify(credential(request.getHeaders().get(HttpHeaders.AUTHORIZATION))));
        if (Arrays.stream(admission.requires()).noneMatch(caller::may)) {
            throw new DomainException(
                    ErrorCode.FORBIDDEN,
                    Arrays.stream(admission.requires())
                            .flatMap(permission -> permission.scope().stream())
                            .findFirst()
                            .map(scope -> "This needs the scope `" + scope + "`, or a role that includes it.")
                            .orElse("Your role does not include this."));
        }
        request.setProperty(ENTERED, currentTenant.enter(caller));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ENTERED) instanceof CurrentTenant.Entered entered) {
            entered.close();
            request.removeProperty(ENTERED);
        }
    }

    private static String credential(@Nullable List<String> headers) {
        if (headers == null || headers.isEmpty()) {
            throw new DomainException(ErrorCode.UNAUTHENTICATED, ProblemMapper.CREDENTIAL_MISSING);
        }
        String header = headers.get(0);
        if (headers.size() > 1 || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new DomainException(ErrorCode.UNAUTHENTICATED, ProblemMapper.CREDENTIAL_MISSING);
        }
        return header.substring(SCHEME.length()).trim();
    }

    private record Admission(boolean open, Permission... requires) {

        static Admission of(Method method) {
            Requires requires = method.getAnnotation(Requires.class);
            if (requires != null) {
                return new Admission(false, requires.value());
            }
            if (method.isAnnotationPresent(PublicAccess.class)) {
                return new Admission(true);
            }
            throw new IllegalStateException(method + " declares no permission");
        }
    }
}
