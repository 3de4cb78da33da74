package dev.acquaint.api;

import dev.acquaint.api.decisions.DecisionResource;
import dev.acquaint.api.evaluations.EvaluationResource;
import dev.acquaint.api.facts.FactResource;
import dev.acquaint.api.imports.ImportResource;
import dev.acquaint.api.json.JsonReader;
import dev.acquaint.api.json.JsonWriter;
import dev.acquaint.api.lessons.LessonResource;
import dev.acquaint.api.limits.RateLimitFilter;
import dev.acquaint.api.limits.RevalidationFilter;
import dev.acquaint.api.members.MemberResource;
import dev.acquaint.api.network.ContactResource;
import dev.acquaint.api.network.InvitationResource;
import dev.acquaint.api.packs.PackResource;
import dev.acquaint.api.problem.ProblemMapper;
import dev.acquaint.api.security.BearerFilter;
import dev.acquaint.api.security.UploadLimit;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * The native face. Its classes are named one by one, for what is found by scanning may be anything on the path,
 * and it has a path of its own, for an application at the root would hide the pages beside it.
 */
@ApplicationPath("/v1")
public class V1Application extends Application {

    /** Our contract is the one that is written; Jersey would offer a second one that it made up. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                BearerFilter.class,
                RateLimitFilter.class,
                RevalidationFilter.class,
                UploadLimit.class,
                JsonReader.class,
                JsonWriter.class,
                ProblemMapper.class,
                EvaluationResource.class,
                DecisionResource.class,
                ImportResource.class,
                PackResource.class,
                FactResource.class,
                ContactResource.class,
                InvitationResource.class,
                LessonResource.class,
                MemberResource.class);
    }
}
