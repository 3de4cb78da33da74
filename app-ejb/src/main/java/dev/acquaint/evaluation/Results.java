package dev.acquaint.evaluation;

import dev.acquaint.engine.Decision;
import dev.acquaint.engine.FactType;
import dev.acquaint.engine.Facts;
import dev.acquaint.engine.Truth;
import dev.acquaint.evaluation.EvaluationResult.Atom;
import dev.acquaint.evaluation.EvaluationResult.DecidedBy;
import dev.acquaint.evaluation.EvaluationResult.Fact;
import dev.acquaint.evaluation.EvaluationResult.FollowUp;
import dev.acquaint.evaluation.EvaluationResult.Lesson;
import dev.acquaint.evaluation.EvaluationResult.Missing;
import dev.acquaint.evaluation.EvaluationResult.MissingFact;
import dev.acquaint.evaluation.EvaluationResult.Option;
import dev.acquaint.evaluation.EvaluationResult.PolicyVersion;
import dev.acquaint.evaluation.EvaluationResult.Reason;
import dev.acquaint.evaluation.EvaluationResult.Reply;
import dev.acquaint.evaluation.EvaluationResult.TraceLine;
import dev.acquaint.evaluation.EvaluationResult.Waiver;
import dev.acquaint.evaluation.EvaluationResult.Warning;
import dev.acquaint.evaluation.EvaluationResult.WhatIf;
import dev.acquaint.kernel.Id;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in the API's words what the engine decided. */
final class Results {

    private Results() {}

    static EvaluationResult of(Id id, Question question, Decision decision, long revision, boolean trace) {
        return new EvaluationResult(
                id,
                question.input().action().name(),
                decision.outcome().code(),
                decision.permits(),
                decision.isFinal(),
                question.stack().isHypothetical(),
                revision,
                decidedBy(decision.decidedBy()),
                decision.reasons().stream()
                        .map(reason -> new Reason(reason.rule(), reason.text(), reason.facts()))
                        .toList(),
                reply(decision.reply()),
                decision.lessons().stream()
                        .map(lesson -> new Lesson(lesson.id(), lesson.title()))
                        .toList(),
                decision.followUps().stream()
                        .map(task -> new FollowUp(task.kind(), task.text(), task.dueInDays()))
                        .toList(),
                decision.missing().stream().map(Results::missing).toList(),
                decision.missingComplete(),
                decision.whatIf().stream()
                        .map(change ->
                                new WhatIf(change.change(), change.outcome().code()))
                        .toList(),
                decision.exceptions().stream()
                        .map(used -> new Waiver(used.id(), used.policy(), used.rule(), used.grantor(), used.reason()))
                        .toList(),
                decision.warnings().stream()
                        .map(warning -> new Warning(warning.code(), warning.subject(), warning.detail()))
                        .toList(),
                decision.facts().known().stream().map(Results::fact).toList(),
                trace ? decision.trace().stream().map(Results::traced).toList() : null,
                decision.policyVersions().stream()
                        .map(version -> new PolicyVersion(version.policy().id(), version.version(), version.hash()))
                        .toList(),
                question.input().at());
    }

    private static DecidedBy decidedBy(Decision.DecidedBy decidedBy) {
        return new DecidedBy(
                decidedBy.scope().code(),
                decidedBy.policy(),
                decidedBy.version(),
                decidedBy.rule(),
                decidedBy.enforcement().code());
    }

    private static @Nullable Reply reply(Decision.@Nullable Reply reply) {
        return reply == null ? null : new Reply(reply.template(), reply.language(), reply.text());
    }

    private static Missing missing(Decision.Missing missing) {
        return new Missing(
                missing.facts().stream().map(Results::question).toList(),
                missing.couldBecome().code());
    }

    private static MissingFact question(Decision.Question question) {
        return new MissingFact(
                question.name(),
                type(question.type()),
                question.askOf().name().toLowerCase(Locale.ROOT),
                question.text(),
                question.options().stream()
                        .map(option -> new Option(option.value(), option.label()))
                        .toList());
    }

    private static String type(FactType type) {
        return type.isSet() ? "set" : type.label();
    }

    private static Fact fact(Facts.Known known) {
        return new Fact(
                known.name(), known.value().json(), known.origin().name().toLowerCase(Locale.ROOT), known.derivation());
    }

    private static TraceLine traced(Decision.RuleTrace rule) {
        return new TraceLine(
                rule.scope().code(),
                rule.policy(),
                rule.rule(),
                rule.enforcement().code(),
                rule.waived(),
                truth(rule.result()),
                rule.atoms().stream()
                        .map(atom -> new Atom(atom.text(), truth(atom.result())))
                        .toList());
    }

    private static String truth(Truth truth) {
        return truth.name().toLowerCase(Locale.ROOT);
    }
}
