package dev.acquaint.api.packs;

import dev.acquaint.api.Language;
import dev.acquaint.api.Listing;
import dev.acquaint.api.limits.Revalidated;
import dev.acquaint.policy.PackView;
import dev.acquaint.policy.Policies;
import dev.acquaint.policy.PolicyView;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Each stance that ships with the product: in a line, or whole. */
@Path("/packs")
@ApplicationScoped
@Revalidated
@Produces(MediaType.APPLICATION_JSON)
public class PackResource {

    private Policies policies;
    private CurrentTenant currentTenant;

    @SuppressWarnings("NullAway.Init")
    protected PackResource() {}

    @Inject
    public PackResource(Policies policies, CurrentTenant currentTenant) {
        this.policies = policies;
        this.currentTenant = currentTenant;
    }

    @GET
    @Requires(Permission.READ_POLICIES)
    public Listing.Items<PackView> list(@QueryParam("language") @Nullable String language) {
        return Listing.Items.all(policies.packs(Language.of(language, currentTenant)));
    }

    @GET
    @Path("/{id}")
    @Requires(Permission.READ_POLICIES)
    public PolicyView get(@PathParam("id") String id, @QueryParam("language") @Nullable String language) {
        return policies.pack(id, Language.of(language, currentTenant));
    }
}
