package dev.acquaint.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.engine.Action;
import dev.acquaint.engine.EvaluationInput;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Facts;
import dev.acquaint.engine.GrantedException;
import dev.acquaint.engine.Origin;
import dev.acquaint.engine.PolicyDecisionPoint;
import dev.acquaint.engine.PolicyStack;
import dev.acquaint.engine.PolicyStack.Layer;
import dev.acquaint.policy.PolicyStacks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Decides a logged decision once more: the same inputs, the same versions by their hashes, the same instant. */
@ApplicationScoped
class Replay {

    private final FactCatalogue catalogue = FactCatalogue.standard();

    @Inject
    private PolicyStacks stacks;

    ReplayResult of(CallContent call, int position) {
        var entry = call.decisions().get(position);
        var then = entry.result();
        var input = new EvaluationInput(
                Action.of(then.action()),
                facts(entry),
                entry.at(),
                Locale.forLanguageTag(entry.language()),
                entry.request().options().explain(),
                false,
                entry.words());
        var stack = stack(call.stacks().get(entry.stack()), entry.request());
        var question = new Question(entry.request(), null, entry.added(), input, stack);
        var now = Results.of(
                then.decisionId(), question, decisionPoint(then).evaluate(input, stack), then.revision(), false);
        var differences = differences(then, now);
        return new ReplayResult(then.decisionId(), differences.isEmpty(), differences, then, now);
    }

    /** Notes are read as they were then, even if a later release reads more in them. */
    private PolicyDecisionPoint decisionPoint(EvaluationResult then) {
        return new PolicyDecisionPoint(catalogue, (note, memberFirstName) -> readThen(then));
    }

    private Facts readThen(EvaluationResult then) {
        var read = Facts.none();
        for (EvaluationResult.Fact fact : then.facts() == null ? List.<EvaluationResult.Fact>of() : then.facts()) {
            if (fact.name().startsWith("invitation.note_") && fact.origin().equals("derived")) {
                read = read.and(
                        Facts.of(catalogue, Origin.DERIVED, Map.of(fact.name(), fact.value()), fact.derivation()));
            }
        }
        return read;
    }

    private Facts facts(CallContent.Entry entry) {
        var facts = Facts.given(catalogue, entry.request().facts(), "/facts");
        for (CallContent.Added added : entry.added()) {
            facts = facts.and(
                    Facts.of(catalogue, added.origin(), Map.of(added.name(), added.value()), added.derivation()));
        }
        return facts;
    }

    private PolicyStack stack(CallContent.Stack used, EvaluationCommand request) {
        List<Layer> layers = new ArrayList<>();
        for (CallContent.Layer layer : used.layers()) {
            var version = stacks.version(layer.hash(), layer.version())
                    .orElseThrow(() -> new IllegalStateException(
                            "Version " + layer.version() + " of " + layer.policy() + " is gone: " + layer.hash()));
            layers.add(new Layer(layer.scope(), version, layer.overrides()));
        }
        if (used.alone()) {
            var only = layers.get(0);
            Map<String, Object> params =
                    request.policy() == null ? Map.of() : request.policy().params();
            return stacks.alone(only.policy(), only.scope(), params, "/policy/params");
        }
        List<GrantedException> exceptions =
                used.exceptions().stream().map(CallContent.Exception::granted).toList();
        return PolicyStack.of(layers, exceptions);
    }

    /** Compared as the log writes them, so that a number is the same however it was held. */
    private static List<String> differences(EvaluationResult then, EvaluationResult now) {
        JsonNode before = LogJson.asTree(then);
        JsonNode after = LogJson.asTree(now);
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .toList();
    }
}
