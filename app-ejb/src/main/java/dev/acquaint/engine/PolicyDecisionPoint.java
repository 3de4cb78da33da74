package dev.acquaint.engine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides. Thread-safe; the same input and stack always give the same decision. */
public final class PolicyDecisionPoint {

    private static final LocalText NOBODY_DECIDED =
            new LocalText("None of the rules decides this.", "Geen van de regels beslist hierover.");
    private static final LocalText CANNOT_BE_CHECKED = new LocalText(
            "A mandatory rule cannot be checked yet, so a person has to look at this.",
            "Een verplichte regel is nog niet te controleren; daarom moet iemand hiernaar kijken.");
    private static final String NO_RULE = "otherwise";

    private final FactCatalogue catalogue;
    private final Completion completion;
    private final NoteInterpreter notes;

    /**
     * @param notes reads the facts in {@code invitation.note}
     */
    public PolicyDecisionPoint(FactCatalogue catalogue, NoteInterpreter notes) {
        this.catalogue = catalogue;
        this.completion = new Completion(catalogue);
        this.notes = notes;
    }

    public Decision evaluate(EvaluationInput input, PolicyStack stack) {
        LocalDate today = input.at().atZone(ZoneOffset.UTC).toLocalDate();
        List<Decision.Warning> warnings = new ArrayList<>(stack.warnings());
        Facts note = noteFacts(input);
        Facts facts = completion.complete(input.facts(), note, today, warnings);
        List<GrantedException> exceptions =
                stack.exceptions().stream().filter(e -> e.holdsAt(input.at())).toList();
        Plan plan = stack.plan(input.action());
        Verdict verdict = Verdict.of(input.action(), plan, exceptions, facts, today);
        return new Answer(input, stack, plan, exceptions, note, facts, today, verdict, warnings).decision();
    }

    private Facts noteFacts(EvaluationInput input) {
        return input.facts().value("invitation.note") instanceof Value.Text note
                ? notes.interpret(note.value(), input.merge().getOrDefault("member.first_name", ""))
                : Facts.none();
    }

    /** One decision while it is put into words. */
    private final class Answer {

        private final EvaluationInput input;
        private final PolicyStack stack;
        private final Plan plan;
        private final List<GrantedException> exceptions;
        private final Facts note;
        private final Facts facts;
        private final LocalDate today;
        private final Verdict verdict;
        private final List<Decision.Warning> warnings;
        private final Wording wording;

        Answer(
                EvaluationInput input,
                PolicyStack stack,
                Plan plan,
                List<GrantedException> exceptions,
                Facts note,
                Facts facts,
                LocalDate today,
                Verdict verdict,
                List<Decision.Warning> warnings) {
            this.input = input;
            this.stack = stack;
            this.plan = plan;
            this.exceptions = exceptions;
            this.note = note;
            this.facts = facts;
            this.today = today;
            this.verdict = verdict;
            this.warnings = warnings;
            this.wording = new Wording(catalogue, facts, input.merge(), input.language());
        }

        Decision decision() {
            List<Plan.Step> speaking = speaking();
            MissingFacts.Result missing = new MissingFacts.Result(List.of(), true);
            List<Decision.WhatIf> whatIf = List.of();
            if (input.explain()) {
                missing = new MissingFacts(hypothesis(), facts, verdict).find(input.language());
                whatIf = new WhatIfs(hypothesis(), facts, verdict).find();
            }
            return new Decision(
                    verdict.outcome(),
                    verdict.isFinal(),
                    decidedBy(),
                    input.explain() ? reasons(speaking) : List.of(),
                    reply(),
                    lessons(speaking),
                    followUps(speaking),
                    missing.sets(),
                    missing.complete(),
                    whatIf,
                    appliedExceptions(),
                    warnings,
                    input.trace() ? trace() : List.of(),
                    facts,
                    stack.layers().stream().map(PolicyStack.Layer::policy).toList());
        }

        private Hypothesis hypothesis() {
            return new Hypothesis(catalogue, completion, input.action(), plan, exceptions, input.facts(), note, today);
        }

        /** The rule that decided by being true; null when none did, or when an unknown one withheld its permission. */
        private Plan.@Nullable Step decisive() {
            return verdict.unsettled() == null ? verdict.decisive() : null;
        }

        private List<Plan.Step> speaking() {
            List<Plan.Step> speaking = new ArrayList<>();
            Plan.Step decisive = decisive();
            if (decisive != null) {
                speaking.add(decisive);
            }
            Set<String> ids = new LinkedHashSet<>();
            for (Plan.Step step : plan.advice()) {
                Rule rule = step.rule();
                boolean goesWith = rule.withOutcomes().isEmpty()
                        || rule.withOutcomes().contains(verdict.outcome().code());
                if (goesWith && !step.isWaivedBy(exceptions) && truth(step) == Truth.TRUE && ids.add(rule.id())) {
                    speaking.add(step);
                }
            }
            return speaking;
        }

        private Truth truth(Plan.Step step) {
            return evaluator(step).evaluate(step.rule().condition());
        }

        private Evaluator evaluator(Plan.Step step) {
            return new Evaluator(facts, step.parameters(), today);
        }

        private Decision.DecidedBy decidedBy() {
            Plan.Step step = verdict.unsettled() == null ? verdict.decisive() : verdict.unsettled();
            if (step != null) {
                PolicyVersion policy = step.layer().policy();
                return new Decision.DecidedBy(
                        step.layer().scope(),
                        policy.policy().id(),
                        policy.version(),
                        step.rule().id(),
                        step.rule().enforcement());
            }
            Plan.Otherwise otherwise = plan.otherwise();
            PolicyStack.@Nullable Layer layer = otherwise != null
                    ? otherwise.layer()
                    : stack.layers().isEmpty()
                            ? null
                            : stack.layers().get(stack.layers().size() - 1);
            return layer == null
                    ? new Decision.DecidedBy(Scope.PACK, "", 0, NO_RULE, Rule.Enforcement.DEFAULT)
                    : new Decision.DecidedBy(
                            layer.scope(),
                            layer.policy().policy().id(),
                            layer.policy().version(),
                            NO_RULE,
                            Rule.Enforcement.DEFAULT);
        }

        private List<Decision.Reason> reasons(List<Plan.Step> speaking) {
            List<Decision.Reason> reasons = new ArrayList<>();
            Plan.Step unsettled = verdict.unsettled();
            if (unsettled != null) {
                reasons.add(new Decision.Reason(
                        unsettled.rule().id(), CANNOT_BE_CHECKED.in(input.language()), read(unsettled.rule())));
            } else if (verdict.decisive() == null) {
                reasons.add(new Decision.Reason(NO_RULE, NOBODY_DECIDED.in(input.language()), Map.of()));
            }
            for (Plan.Step step : speaking) {
                reasons.add(new Decision.Reason(
                        step.rule().id(), wording.reason(step.rule().reason(), step.parameters()), read(step.rule())));
            }
            return reasons;
        }

        private Map<String, Object> read(Rule rule) {
            Map<String, Object> read = new LinkedHashMap<>();
            for (String name : rule.condition().facts()) {
                Value value = facts.value(name);
                if (value != null) {
                    read.put(name, value.json());
                }
            }
            return read;
        }

        private Decision.@Nullable Reply reply() {
            Plan.Step step = decisive();
            if (step == null || step.rule().reply() == null) {
                return null;
            }
            String id = step.rule().reply();
            return step.layer()
                    .policy()
                    .policy()
                    .template(id)
                    .map(t -> new Decision.Reply(
                            id, LocalText.tag(input.language()), wording.reply(t.text(), step.parameters())))
                    .orElse(null);
        }

        private List<Decision.LessonRef> lessons(List<Plan.Step> speaking) {
            Set<String> ids = new LinkedHashSet<>();
            speaking.forEach(step -> ids.addAll(step.rule().lessons()));
            return ids.stream()
                    .map(id -> new Decision.LessonRef(
                            id,
                            LessonCatalogue.standard()
                                    .title(id)
                                    .map(t -> t.in(input.language()))
                                    .orElse(id)))
                    .toList();
        }

        private List<Decision.FollowUpTask> followUps(List<Plan.Step> speaking) {
            Map<String, Decision.FollowUpTask> tasks = new LinkedHashMap<>();
            for (Plan.Step step : speaking) {
                for (FollowUp followUp : step.rule().followUps()) {
                    tasks.putIfAbsent(
                            followUp.kind(),
                            new Decision.FollowUpTask(
                                    followUp.kind(),
                                    wording.reason(followUp.text(), step.parameters()),
                                    followUp.dueInDays()));
                }
            }
            return List.copyOf(tasks.values());
        }

        private List<Decision.AppliedException> appliedExceptions() {
            List<Decision.AppliedException> applied = new ArrayList<>();
            for (Plan.Step step : plan.deciding()) {
                for (GrantedException exception : exceptions) {
                    if (step.isNamedBy(exception) && truth(step) != Truth.FALSE) {
                        applied.add(new Decision.AppliedException(
                                exception.id(),
                                exception.policy(),
                                exception.rule(),
                                exception.grantor(),
                                exception.reason()));
                    }
                }
            }
            return applied;
        }

        private List<Decision.RuleTrace> trace() {
            List<Decision.RuleTrace> trace = new ArrayList<>();
            List<Plan.Step> all = new ArrayList<>(plan.deciding());
            all.addAll(plan.advice());
            for (Plan.Step step : all) {
                List<Decision.AtomTrace> atoms = new ArrayList<>();
                Truth result = evaluator(step).explain(step.rule().condition(), atoms);
                trace.add(new Decision.RuleTrace(
                        step.layer().scope(),
                        step.layer().policy().policy().id(),
                        step.rule().id(),
                        step.rule().enforcement(),
                        step.isWaivedBy(exceptions),
                        result,
                        atoms));
            }
            return trace;
        }
    }
}
