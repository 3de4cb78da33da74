package dev.acquaint.api.facts;

import dev.acquaint.api.Language;
import dev.acquaint.api.Listing;
import dev.acquaint.api.limits.Revalidated;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request may say. The catalogue ships with the product and is the same for all. */
@Path("/facts")
@ApplicationScoped
@Revalidated
@Produces(MediaType.APPLICATION_JSON)
public class FactResource {

    private CurrentTenant currentTenant;

    @SuppressWarnings("NullAway.Init")
    protected FactResource() {}

    @Inject
    public FactResource(CurrentTenant currentTenant) {
        this.currentTenant = currentTenant;
    }

    @GET
    @Requires({Permission.EVALUATE, Permission.READ_POLICIES})
    public Listing.Items<FactAnswer> list(@QueryParam("language") @Nullable String language) {
        FactCatalogue catalogue = FactCatalogue.standard();
        Locale asked = Language.of(language, currentTenant);
        return Listing.Items.all(catalogue.facts().stream()
                .map(fact -> FactAnswer.of(fact, catalogue, asked))
                .toList());
    }
}
