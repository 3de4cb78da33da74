package dev.acquaint.api.imports;

import dev.acquaint.api.Listing;
import dev.acquaint.dataimport.Imports;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes an export as a form's file or as the body itself, and tells how its import stands. */
@Path("/imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]+)\"?");
    private static final int LONGEST_FIELD = 100;

    private Imports imports;

    @SuppressWarnings("NullAway.Init")
    protected ImportResource() {}

    @Inject
    public ImportResource(Imports imports) {
        this.imports = imports;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.IMPORT)
    public Response uploadForm(
            @QueryParam("member") @Nullable String member, List<EntityPart> parts, @Context UriInfo uri)
            throws IOException {
        EntityPart file = null;
        String of = member;
        for (EntityPart part : parts) {
            switch (part.getName()) {
                case "file" -> {
                    if (file != null) {
                        throw new DomainException(ErrorCode.INVALID, "Send one file an import.");
                    }
                    file = part;
                }
                case "member" -> of = text(part);
                default ->
                    throw new DomainException(
                            ErrorCode.INVALID, "The form has the fields `file` and `member`, and no other.");
            }
        }
        if (file == null) {
            return accepted(imports.start(Listing.member(of), null, null), uri);
        }
        try (InputStream content = file.getContent()) {
            return accepted(imports.start(Listing.member(of), file.getFileName().orElse(null), content), uri);
        }
    }

    @POST
    @Consumes({"application/zip", "text/csv", MediaType.APPLICATION_OCTET_STREAM})
    @Requires(Permission.IMPORT)
    public Response uploadBody(
            @QueryParam("member") @Nullable String member,
            @HeaderParam(HttpHeaders.CONTENT_DISPOSITION) @Nullable String disposition,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream content,
            @Context UriInfo uri) {
        return accepted(imports.start(Listing.member(member), fileName(disposition, type), content), uri);
    }

    @GET
    @Requires(Permission.READ_IMPORTS)
    public Listing.Items<ImportAnswer> list() {
        return Listing.Items.all(imports.list().stream().map(ImportAnswer::of).toList());
    }

    @GET
    @Path("/{id}")
    @Requires(Permission.READ_IMPORTS)
    public ImportAnswer get(@PathParam("id") String id) {
        return ImportAnswer.of(imports.get(Id.of(id)));
    }

    @DELETE
    @Path("/{id}")
    @Requires(Permission.IMPORT)
    public ImportAnswer cancel(@PathParam("id") String id) {
        return ImportAnswer.of(imports.cancel(Id.of(id)));
    }

    /** Only the id: who may write imports need not be allowed to read them. */
    private static Response accepted(Id id, UriInfo uri) {
        return Response.accepted(new Accepted(id, "queued"))
                .location(uri.getBaseUriBuilder()
                        .path(ImportResource.class)
                        .path(id.toString())
                        .build())
                .build();
    }

    record Accepted(Id id, String state) {}

    private static String text(EntityPart part) throws IOException {
        try (InputStream content = part.getContent()) {
            return new String(content.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8).strip();
        }
    }

    private static String fileName(@Nullable String disposition, @Nullable String type) {
        return Optional.ofNullable(disposition)
                .map(FILE_NAME::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElse(type != null && type.startsWith("text/csv") ? "upload.csv" : "upload.zip");
    }
}
