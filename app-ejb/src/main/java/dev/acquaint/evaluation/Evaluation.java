package dev.acquaint.evaluation;

import dev.acquaint.engine.Action;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.PolicyDecisionPoint;
import dev.acquaint.engine.note.NoteReader;
import dev.acquaint.evaluation.BatchCommand.Defaults;
import dev.acquaint.evaluation.BatchCommand.Item;
import dev.acquaint.evaluation.BatchResult.ItemResult;
import dev.acquaint.evaluation.CompareResult.Compared;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has decisions made. Whatever it answers is in the decision log before the answer leaves; when the log cannot be
 * written the caller hears {@link ErrorCode#UNAVAILABLE} and no decision. Joins a transaction where there is one, so
 * that stored facts are seen as its caller has just changed them; the log is committed by itself.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Evaluation {

    private final PolicyDecisionPoint decisionPoint =
            new PolicyDecisionPoint(FactCatalogue.standard(), new NoteReader(FactCatalogue.standard()));

    @Inject
    private Preparation preparation;

    @Inject
    private DecisionLog log;

    @Requires(Permission.EVALUATE)
    public EvaluationResult evaluate(EvaluationCommand command) {
        var call = preparation.call("evaluate", command.options());
        var result = decide(call, call.prepare(command, Place.BODY), null);
        log.append(call.logged());
        return call.shown(result);
    }

    /** Decides each item by itself: one item's problem leaves the others alone. */
    @Requires(Permission.EVALUATE)
    public BatchResult batch(BatchCommand command) {
        if (command.items().size() > BatchCommand.LIMIT) {
            throw new DomainException(
                    ErrorCode.TOO_LARGE,
                    "A batch holds at most " + BatchCommand.LIMIT + " items; this one has "
                            + command.items().size() + ".",
                    List.of(new Fault("/items", "too-many-items", "Send them in several batches.")));
        }
        var questions = command.items().stream()
                .map(item -> merged(command.defaults(), item, command.options()))
                .toList();
        var call = preparation.call("batch", command.options());
        call.fetch(questions);
        List<ItemResult> results = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            results.add(item(call, i, command, questions.get(i)));
        }
        if (call.hasDecided()) {
            log.append(call.logged());
        }
        return new BatchResult(results);
    }

    @Requires(Permission.EVALUATE)
    public CompareResult compare(CompareCommand command) {
        if (command.policies().size() > CompareCommand.LIMIT) {
            throw new DomainException(
                    ErrorCode.TOO_LARGE,
                    "At most " + CompareCommand.LIMIT + " policies are compared at once.",
                    List.of(new Fault("/policies", "too-many-policies", "Compare them in several calls.")));
        }
        var policies = command.policies().isEmpty() ? preparation.allPacks() : command.policies();
        var call = preparation.call("compare", command.question().options());
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            var question =
                    call.prepare(command.question().under(policies.get(i)), Place.BODY.withPolicyAt("/policies/" + i));
            var result = decide(call, question, null);
            compared.add(new Compared(policies.get(i), call.titleOf(question), call.shown(result)));
        }
        log.append(call.logged());
        return new CompareResult(compared);
    }

    /**
     * Decides anew and lets the member go against it, unless a mandatory rule decided.
     *
     * @param outcome what the member wants instead; must be one of the action's
     * @return the decision that is being overridden
     * @throws DomainException FORBIDDEN where a mandatory rule decided and no exception is granted
     */
    @Requires(Permission.OWN_NETWORK)
    public EvaluationResult override(EvaluationCommand command, String outcome) {
        if (command.policy() != null) {
            throw new DomainException(ErrorCode.INVALID, "What was only supposed cannot be overridden.");
        }
        var action = Action.of(command.action() == null ? "" : command.action());
        if (action.outcome(outcome).isEmpty()) {
            throw new DomainException(
                    ErrorCode.UNPROCESSABLE,
                    "There is no such outcome.",
                    List.of(new Fault(
                            "/outcome",
                            "unknown-outcome",
                            "Choose one of "
                                    + String.join(
                                            ", ",
                                            action.outcomes().stream()
                                                    .map(o -> o.code())
                                                    .toList())
                                    + ".")));
        }
        var decision = evaluate(command);
        var decidedBy = decision.decidedBy();
        if (decidedBy.mandatory()) {
            throw new DomainException(
                    ErrorCode.FORBIDDEN,
                    "The rule \"" + decidedBy.rule() + "\" of the policy \"" + decidedBy.policy()
                            + "\" is mandatory. Ask whoever publishes that policy for an exception.");
        }
        return decision;
    }

    private ItemResult item(Call call, int index, BatchCommand command, EvaluationCommand question) {
        var item = command.items().get(index);
        var place = Place.BODY.at("/items/" + index);
        try {
            var result = decide(call, call.prepare(question, place), item.key());
            return new ItemResult(index, item.key(), call.shown(result), null);
        } catch (DomainException problem) {
            if (problem.code() == ErrorCode.UNAVAILABLE) {
                throw problem; // no item's fault, and the same for all
            }
            var facts = new MergedFacts(command.defaults().facts(), item.facts());
            return new ItemResult(index, item.key(), null, facts.relocated(problem, place.question()));
        }
    }

    private EvaluationResult decide(Call call, Question question, @Nullable String key) {
        return call.keep(question, decisionPoint.evaluate(question.input(), question.stack()), key);
    }

    private static EvaluationCommand merged(Defaults defaults, Item item, EvaluationCommand.Options options) {
        return new EvaluationCommand(
                item.action() != null ? item.action() : defaults.action(),
                item.member() != null ? item.member() : defaults.member(),
                item.resource() != null ? item.resource() : defaults.resource(),
                item.policy() != null ? item.policy() : defaults.policy(),
                new MergedFacts(defaults.facts(), item.facts()).facts(),
                options);
    }
}
