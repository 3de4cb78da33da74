package dev.acquaint.api.limits;

import dev.acquaint.api.json.Json;
import dev.acquaint.api.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Gives an answer a strong entity tag made from its bytes, and answers 304 to whoever has those bytes already. */
@Provider
@Revalidated
public class RevalidationFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!(response.getEntity() instanceof Record view) || response.getEntity() instanceof Problem) {
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.write(view, out);
        EntityTag tag = new EntityTag(hash(out.toByteArray()));
        Response.ResponseBuilder same = request.getRequest().evaluatePreconditions(tag);
        if (same == null) {
            response.setEntity(out.toByteArray(), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        } else {
            response.setStatus(same.build().getStatus());
            response.setEntity(null);
        }
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    }

    private static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
