package dev.acquaint.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer, with all that explains it.
 *
 * @param isFinal false when an earlier rule with another outcome is still unknown
 * @param reply from the decisive rule only; null when it has none
 * @param missing smallest sets of unknown facts that can still change the outcome, best first
 * @param missingComplete false when there are more or larger sets than are listed
 * @param trace empty unless asked for
 * @param facts as they were used, derived ones included
 */
public record Decision(
        Outcome outcome,
        boolean isFinal,
        DecidedBy decidedBy,
        List<Reason> reasons,
        @Nullable Reply reply,
        List<LessonRef> lessons,
        List<FollowUpTask> followUps,
        List<Missing> missing,
        boolean missingComplete,
        List<WhatIf> whatIf,
        List<AppliedException> exceptions,
        List<Warning> warnings,
        List<RuleTrace> trace,
        Facts facts,
        List<PolicyVersion> policyVersions) {

    /** AuthZEN's boolean. */
    public boolean permits() {
        return outcome.permits();
    }

    /**
     * @param rule {@code otherwise} when none fired
     * @param version 0 with {@code policy} empty when no policy declares an otherwise
     */
    public record DecidedBy(Scope scope, String policy, int version, String rule, Rule.Enforcement enforcement) {
        /** Whether only a granted exception can change the outcome. */
        public boolean isMandatory() {
            return enforcement == Rule.Enforcement.MANDATORY;
        }
    }

    /**
     * @param facts those the rule read and knew, by name, as JSON has them
     */
    public record Reason(String rule, String text, Map<String, Object> facts) {}

    public record Reply(String template, String language, String text) {}

    public record LessonRef(String id, String title) {}

    public record FollowUpTask(String kind, String text, int dueInDays) {}

    /**
     * @param facts in catalogue order, with their questions
     * @param couldBecome the best outcome that some values of them lead to
     */
    public record Missing(List<Question> facts, Outcome couldBecome) {}

    public record Question(String name, FactType type, List<Option> options, Fact.AskOf askOf, String text) {

        public static Question of(Fact fact, FactCatalogue catalogue, Locale language) {
            return new Question(
                    fact.name(),
                    fact.type(),
                    fact.options().stream()
                            .map(o -> new Option(o, catalogue.label(o).in(language)))
                            .toList(),
                    fact.askOf(),
                    fact.question().in(language));
        }
    }

    public record Option(String value, String label) {}

    /**
     * @param change by fact name, as JSON has them
     */
    public record WhatIf(Map<String, Object> change, Outcome outcome) {}

    public record AppliedException(String id, String policy, String rule, String grantor, String reason) {}

    /**
     * @param code stable and dashed: {@code contradiction}, {@code parameter-clamped}, {@code parameter-ignored}
     * @param subject the fact or parameter it speaks of
     */
    public record Warning(String code, String subject, String detail) {}

    /**
     * @param atoms the comparisons that made it so, as text, each with its truth
     */
    public record RuleTrace(
            Scope scope,
            String policy,
            String rule,
            Rule.Enforcement enforcement,
            boolean waived,
            Truth result,
            List<AtomTrace> atoms) {}

    public record AtomTrace(String text, Truth result) {}
}
