package dev.acquaint.api.problem;

import dev.acquaint.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes problems with absolute type URIs, which need to know where the public finds us. */
@ApplicationScoped
public class Problems {

    private String publicUrl = "";

    protected Problems() {}

    @Inject
    public Problems(@ConfigProperty(name = "acquaint.public.url") String publicUrl) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    public Problem problem(
            ProblemType type, @Nullable String detail, @Nullable String instance, List<DomainException.Fault> faults) {
        return new Problem(
                publicUrl + "/problems/" + type.slug(),
                type.title(),
                type.status(),
                detail == null || detail.isBlank() ? type.meaning() : detail,
                instance,
                faults.isEmpty() ? null : faults.stream().map(Problem.Error::of).toList());
    }

    public Problem problem(DomainException refused, @Nullable String instance) {
        return problem(ProblemType.of(refused.code()), refused.getMessage(), instance, refused.faults());
    }
}
