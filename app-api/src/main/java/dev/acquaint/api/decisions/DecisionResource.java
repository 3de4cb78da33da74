package dev.acquaint.api.decisions;

import dev.acquaint.api.Listing;
import dev.acquaint.evaluation.DecisionView;
import dev.acquaint.evaluation.Decisions;
import dev.acquaint.evaluation.Decisions.DecisionQuery;
import dev.acquaint.evaluation.ReplayResult;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What was decided, and whether it would be again. */
@Path("/decisions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {

    private Decisions decisions;

    @SuppressWarnings("NullAway.Init")
    protected DecisionResource() {}

    @Inject
    public DecisionResource(Decisions decisions) {
        this.decisions = decisions;
    }

    @GET
    @Requires(Permission.READ_DECISIONS)
    public Response list(
            @QueryParam("action") @Nullable String action,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return Listing.page(decisions.list(new DecisionQuery(action, outcome, cursor, Listing.limit(limit))), uri);
    }

    @GET
    @Path("/{id}")
    @Requires(Permission.READ_DECISIONS)
    public DecisionView get(@PathParam("id") String id) {
        return decisions.get(Id.of(id));
    }

    @POST
    @Path("/{id}/replay")
    @Requires(Permission.READ_DECISIONS)
    public ReplayResult replay(@PathParam("id") String id) {
        return decisions.replay(Id.of(id));
    }
}
