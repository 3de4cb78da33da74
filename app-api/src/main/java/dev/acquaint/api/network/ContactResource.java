package dev.acquaint.api.network;

import dev.acquaint.api.Listing;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.ContactView;
import dev.acquaint.network.Contacts;
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

/** The people a member knows or hears from. */
@Path("/contacts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ContactResource {

    private Contacts contacts;

    @SuppressWarnings("NullAway.Init")
    protected ContactResource() {}

    @Inject
    public ContactResource(Contacts contacts) {
        this.contacts = contacts;
    }

    @GET
    @Requires({Permission.OWN_NETWORK, Permission.READ_NETWORK})
    public Response list(
            @QueryParam("member") @Nullable String member,
            @QueryParam("search") @Nullable String search,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        return Listing.page(contacts.list(Listing.member(member), search, cursor, Listing.limit(limit)), uri);
    }

    @GET
    @Path("/{id}")
    @Requires({Permission.OWN_NETWORK, Permission.READ_NETWORK})
    public ContactView get(@PathParam("id") String id, @QueryParam("member") @Nullable String member) {
        return contacts.get(Listing.member(member), Id.of(id));
    }
}
