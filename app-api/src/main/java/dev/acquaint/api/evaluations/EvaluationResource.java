package dev.acquaint.api.evaluations;

import dev.acquaint.api.json.Json;
import dev.acquaint.api.problem.Problem;
import dev.acquaint.api.problem.Problems;
import dev.acquaint.evaluation.BatchCommand;
import dev.acquaint.evaluation.BatchResult.ItemResult;
import dev.acquaint.evaluation.Evaluation;
import dev.acquaint.evaluation.EvaluationResult;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Application-scoped with all it needs given once: on this path nothing is looked up per request. */
@Path("/evaluations")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {

    private Evaluation evaluation;
    private Problems problems;

    @SuppressWarnings("NullAway.Init")
    protected EvaluationResource() {}

    @Inject
    public EvaluationResource(Evaluation evaluation, Problems problems) {
        this.evaluation = evaluation;
        this.problems = problems;
    }

    @POST
    @Requires(Permission.EVALUATE)
    public EvaluationResult evaluate(EvaluationBody body) {
        return evaluation.evaluate(body.command());
    }

    @POST
    @Path("/batch")
    @Requires(Permission.EVALUATE)
    public BatchAnswer batch(BatchBody body) {
        refuseWrongSize(body.items().size());
        BatchAnswer.Result[] answers = new BatchAnswer.Result[body.items().size()];
        List<BatchCommand.Item> readable = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            try {
                readable.add(Json.read(body.items().get(i), BatchBody.Item.class, "/items/" + i)
                        .item());
                places.add(i);
            } catch (DomainException wrong) {
                String key = body.items().get(i).path("key").textValue();
                answers[i] = new BatchAnswer.Result(i, key, null, problems.problem(wrong, null));
            }
        }
        if (!readable.isEmpty()) {
            var command = new BatchCommand(
                    BatchBody.Defaults.of(body.defaults()), readable, EvaluationBody.Settings.of(body.options()));
            for (ItemResult result : evaluation.batch(command).results()) {
                int place = places.get(result.index());
                answers[place] =
                        new BatchAnswer.Result(place, result.key(), result.decision(), problem(result, place, body));
            }
        }
        return new BatchAnswer(List.of(answers));
    }

    @POST
    @Path("/compare")
    @Requires(Permission.EVALUATE)
    public CompareAnswer compare(CompareBody body) {
        return CompareAnswer.of(evaluation.compare(body.command()));
    }

    private static void refuseWrongSize(int items) {
        if (items == 0) {
            String detail = "A batch has at least one item.";
            throw new DomainException(ErrorCode.INVALID, detail, List.of(new Fault("/items", "no-items", detail)));
        }
        if (items > BatchCommand.LIMIT) {
            String detail = "A batch has up to %d items; this one has %d.".formatted(BatchCommand.LIMIT, items);
            throw new DomainException(
                    ErrorCode.TOO_LARGE, detail, List.of(new Fault("/items", "too-many-items", detail)));
        }
    }

    private @Nullable Problem problem(ItemResult result, int place, BatchBody body) {
        DomainException refused = result.problem();
        if (refused == null) {
            return null;
        }
        List<Fault> faults = refused.faults().stream()
                .map(fault -> Places.inBody(fault, result.index(), place, body))
                .toList();
        return problems.problem(
                new DomainException(refused.code(), Objects.requireNonNullElse(refused.getMessage(), ""), faults),
                null);
    }
}
