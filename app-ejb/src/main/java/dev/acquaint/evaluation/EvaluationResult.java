package dev.acquaint.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acquaint.kernel.Id;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision, as the API's answer has it (in snake case there).
 *
 * @param decision whether the outcome means yes
 * @param isFinal false when an unknown fact of an earlier rule could still turn it
 * @param hypothetical whether the request named a policy, rather than asking what is in force
 * @param revision of the organization's policies at the time
 * @param reply null when the policy says to stay silent
 * @param missing the smallest sets of unknown facts that could change the outcome, the most promising first
 * @param facts all that was known, with where it came from; null unless asked for
 * @param trace every rule with its value; null unless asked for
 * @param decidedAt the instant decided for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationResult(
        Id decisionId,
        String action,
        String outcome,
        boolean decision,
        @JsonProperty("final") boolean isFinal,
        boolean hypothetical,
        long revision,
        DecidedBy decidedBy,
        List<Reason> reasons,
        @Nullable Reply reply,
        List<Lesson> lessons,
        List<FollowUp> followUps,
        List<Missing> missing,
        boolean missingComplete,
        List<WhatIf> whatIf,
        List<Waiver> exceptions,
        List<Warning> warnings,
        @Nullable List<Fact> facts,
        @Nullable List<TraceLine> trace,
        List<PolicyVersion> policyVersions,
        Instant decidedAt) {

    EvaluationResult withoutFacts() {
        return with(null, trace);
    }

    EvaluationResult withoutTrace() {
        return with(facts, null);
    }

    private EvaluationResult with(@Nullable List<Fact> otherFacts, @Nullable List<TraceLine> otherTrace) {
        return new EvaluationResult(
                decisionId,
                action,
                outcome,
                decision,
                isFinal,
                hypothetical,
                revision,
                decidedBy,
                reasons,
                reply,
                lessons,
                followUps,
                missing,
                missingComplete,
                whatIf,
                exceptions,
                warnings,
                otherFacts,
                otherTrace,
                policyVersions,
                decidedAt);
    }

    /**
     * @param scope {@code pack}, {@code organization}, {@code group} or {@code member}
     * @param rule {@code otherwise} when none fired
     * @param enforcement {@code mandatory} or {@code default}
     */
    public record DecidedBy(String scope, String policy, int version, String rule, String enforcement) {
        public boolean mandatory() {
            return enforcement.equals("mandatory");
        }
    }

    /** @param facts the values that the rule read */
    public record Reason(String rule, String text, Map<String, Object> facts) {
        public Reason {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    public record Reply(String template, String language, String text) {}

    public record Lesson(String id, String title) {}

    /** @param dueInDays null when there is no hurry */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FollowUp(
            String kind, String text, @Nullable Integer dueInDays) {}

    /** @param couldBecome the best outcome that knowing these facts could lead to */
    public record Missing(List<MissingFact> facts, String couldBecome) {}

    /**
     * @param type {@code boolean}, {@code integer}, {@code decimal}, {@code string}, {@code enum}, {@code set} or {@code date}
     * @param askOf {@code member} or {@code inviter}
     * @param options values to choose from; empty for other types
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record MissingFact(String name, String type, String askOf, String question, List<Option> options) {
        public MissingFact {
            options = options == null ? List.of() : List.copyOf(options); // left out where there are none
        }
    }

    public record Option(String value, String label) {}

    /** @param change the smallest change of known facts that reaches the better outcome */
    public record WhatIf(Map<String, Object> change, String outcome) {
        public WhatIf {
            change = Collections.unmodifiableMap(new LinkedHashMap<>(change));
        }
    }

    /** A granted exception that kept a rule from counting. */
    public record Waiver(String id, String policy, String rule, String grantor, String reason) {}

    /** @param subject the fact or parameter it speaks of */
    public record Warning(String code, String subject, String detail) {}

    /**
     * @param origin {@code given}, {@code confirmed} or {@code derived}
     * @param derivation where it comes from, in words; empty for a given one
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Fact(String name, Object value, String origin, String derivation) {
        public Fact {
            derivation = derivation == null ? "" : derivation; // left out where there is none
        }
    }

    /**
     * @param waived whether a granted exception keeps it from counting
     * @param value {@code true}, {@code false} or {@code unknown}
     * @param atoms the comparisons that made it so
     */
    public record TraceLine(
            String scope,
            String policy,
            String rule,
            String enforcement,
            boolean waived,
            String value,
            List<Atom> atoms) {}

    /** @param value {@code true}, {@code false} or {@code unknown} */
    public record Atom(String text, String value) {}

    public record PolicyVersion(String policy, int version, String hash) {}
}
