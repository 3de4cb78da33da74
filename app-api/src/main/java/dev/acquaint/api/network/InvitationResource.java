package dev.acquaint.api.network;

import dev.acquaint.api.Listing;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.Direction;
import dev.acquaint.network.InvitationState;
import dev.acquaint.network.Invitations;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Open invitations and history, incoming and outgoing. */
@Path("/invitations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvitationResource {

    private Invitations invitations;

    @SuppressWarnings("NullAway.Init")
    protected InvitationResource() {}

    @Inject
    public InvitationResource(Invitations invitations) {
        this.invitations = invitations;
    }

    @GET
    @Requires({Permission.OWN_NETWORK, Permission.READ_NETWORK})
    public Response list(
            @QueryParam("member") @Nullable String member,
            @QueryParam("state") @Nullable String state,
            @QueryParam("direction") @Nullable String direction,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return Listing.page(
                invitations
                        .list(
                                Listing.member(member),
                                Listing.oneOf(InvitationState.class, "state", state),
                                Listing.oneOf(Direction.class, "direction", direction),
                                cursor,
                                Listing.limit(limit))
                        .map(InvitationAnswer::of),
                uri);
    }

    @GET
    @Path("/{id}")
    @Requires({Permission.OWN_NETWORK, Permission.READ_NETWORK})
    public InvitationAnswer get(@PathParam("id") String id, @QueryParam("member") @Nullable String member) {
        return InvitationAnswer.of(invitations.get(Listing.member(member), Id.of(id)));
    }
}
