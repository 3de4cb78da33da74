package dev.acquaint.api.limits;

import dev.acquaint.api.limits.RateLimits.Standing;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.CurrentTenant;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Refuses what goes beyond the tenant's quota, and tells with every answer how much is left. */
@Provider
@Priority(Priorities.AUTHENTICATION + 1)
@ApplicationScoped
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String STANDING = "dev.acquaint.rate-limit";

    private RateLimits limits;
    private CurrentTenant currentTenant;

    @SuppressWarnings("NullAway.Init")
    protected RateLimitFilter() {}

    @Inject
    public RateLimitFilter(RateLimits limits, CurrentTenant currentTenant) {
        this.limits = limits;
        this.currentTenant = currentTenant;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        currentTenant.callerIfAny().ifPresent(caller -> {
            Standing standing = limits.count(caller.tenant());
            request.setProperty(STANDING, standing);
            if (standing.isExceeded()) {
                throw new DomainException(
                        ErrorCode.TOO_MANY,
                        "Your organization may send %d requests in %d seconds."
                                .formatted(standing.quota(), standing.seconds()));
            }
        });
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(STANDING) instanceof Standing standing) {
            response.getHeaders().putSingle("RateLimit-Policy", standing.policy());
            response.getHeaders().putSingle("RateLimit", standing.now());
            if (standing.isExceeded()) {
                response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, standing.resetsIn());
            }
        }
    }
}
