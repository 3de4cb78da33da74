package dev.acquaint.engine;

import static dev.acquaint.engine.Policies.FALSE;
import static dev.acquaint.engine.Policies.TRUE;
import static dev.acquaint.engine.Policies.atLeast;
import static dev.acquaint.engine.Policies.holds;
import static dev.acquaint.engine.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.acquaint.kernel.DomainException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CombiningTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final String KNOWN = "relationship.worked_together";
    private static final String UNKNOWN = "relationship.knows_my_work";

    private final FactCatalogue catalogue = FactCatalogue.standard();
    private final PolicyDecisionPoint decisionPoint = new PolicyDecisionPoint(catalogue, (note, name) -> Facts.none());

    @Nested
    class Mandatory_rules {

        @Test
        void come_first_and_a_member_cannot_relax_them() {
            Decision decision = decide(
                    policy("house").mandatory("no-suppliers", TRUE, "decline").in(Scope.ORGANIZATION),
                    policy("mine").byDefault("everyone", TRUE, "accept").in(Scope.MEMBER));
            assertThat(decision.outcome().code()).isEqualTo("decline");
            assertThat(decision.decidedBy().isMandatory()).isTrue();
            assertThat(decision.decidedBy().scope()).isEqualTo(Scope.ORGANIZATION);
        }

        @Test
        void go_from_the_widest_scope_to_the_narrowest() {
            Decision decision = decide(
                    policy("house").mandatory("wide", TRUE, "ignore").in(Scope.ORGANIZATION),
                    policy("group").mandatory("narrow", TRUE, "decline").in(Scope.GROUP));
            assertThat(decision.decidedBy().rule()).isEqualTo("wide");
        }

        @Test
        void that_are_unknown_let_a_refusal_stand() {
            Decision decision = decide(
                    policy("house").mandatory("open", holds(UNKNOWN), "report").in(Scope.ORGANIZATION),
                    policy("mine").byDefault("nobody", TRUE, "decline").in(Scope.MEMBER));
            assertThat(decision.outcome().code()).isEqualTo("decline");
            assertThat(decision.decidedBy().rule()).isEqualTo("nobody");
            assertThat(decision.isFinal()).isFalse();
        }

        @Test
        void that_are_unknown_turn_a_permission_into_a_review_that_names_them() {
            Decision decision = decide(
                    policy("house").mandatory("open", holds(UNKNOWN), "decline").in(Scope.ORGANIZATION),
                    policy("mine").byDefault("everyone", TRUE, "accept").in(Scope.MEMBER));
            assertThat(decision.outcome().code()).isEqualTo("review");
            assertThat(decision.permits()).isFalse();
            assertThat(decision.decidedBy().rule()).isEqualTo("open");
            assertThat(decision.decidedBy().isMandatory()).isTrue();
            assertThat(decision.isFinal()).isFalse();
            assertThat(decision.reply()).isNull();
            assertThat(decision.reasons()).hasSize(1);
            assertThat(decision.missing())
                    .extracting(
                            m -> m.facts().get(0).name(), m -> m.couldBecome().code())
                    .containsExactly(tuple(UNKNOWN, "accept"));
        }

        @Test
        void that_are_unknown_shut_the_door_of_a_general_policy() {
            PolicyStack stack = PolicyStack.of(
                    List.of(policy("records")
                            .forAction("read", "archived", Rule.Enforcement.MANDATORY, holds(UNKNOWN), "deny")
                            .forAction("read", "anyone", Rule.Enforcement.DEFAULT, TRUE, "permit")
                            .in(Scope.ORGANIZATION)),
                    List.of());
            assertThat(evaluate("read", Map.of(), stack).outcome().code()).isEqualTo("deny");
            assertThat(evaluate("read", Map.of(UNKNOWN, false), stack).outcome().code())
                    .isEqualTo("permit");
        }
    }

    @Nested
    class Default_rules {

        @Test
        void go_from_the_narrowest_scope_to_the_widest() {
            Decision decision = decide(
                    policy("pack").byDefault("wide", TRUE, "decline").in(Scope.PACK),
                    policy("house").byDefault("middle", TRUE, "ignore").in(Scope.ORGANIZATION),
                    policy("mine").byDefault("narrow", TRUE, "accept").in(Scope.MEMBER));
            assertThat(decision.decidedBy().rule()).isEqualTo("narrow");
        }

        @Test
        void of_several_groups_follow_the_organizations_order() {
            Decision decision = decide(
                    policy("first").byDefault("of-first", TRUE, "ignore").in(Scope.GROUP),
                    policy("second").byDefault("of-second", TRUE, "accept").in(Scope.GROUP));
            assertThat(decision.decidedBy().rule()).isEqualTo("of-first");
        }

        @Test
        void within_a_scope_the_first_that_fires_decides() {
            Decision decision = decide(policy("pack")
                    .byDefault("never", FALSE, "decline")
                    .byDefault("first", holds(KNOWN), "accept")
                    .byDefault("second", TRUE, "ignore")
                    .in(Scope.PACK));
            assertThat(decision.decidedBy().rule()).isEqualTo("first");
            assertThat(decision.isFinal()).isTrue();
        }

        @Test
        void that_are_unknown_are_passed_over_and_leave_the_decision_open() {
            Decision decision = decide(policy("pack")
                    .byDefault("open", holds(UNKNOWN), "accept")
                    .byDefault("rest", TRUE, "ignore")
                    .in(Scope.PACK));
            assertThat(decision.outcome().code()).isEqualTo("ignore");
            assertThat(decision.isFinal()).isFalse();
        }

        @Test
        void that_are_unknown_with_the_same_outcome_leave_it_final() {
            Decision decision = decide(policy("pack")
                    .byDefault("open", holds(UNKNOWN), "ignore")
                    .byDefault("rest", TRUE, "ignore")
                    .in(Scope.PACK));
            assertThat(decision.isFinal()).isTrue();
        }
    }

    @Nested
    class Otherwise {

        @Test
        void the_narrowest_policy_that_declares_one_wins() {
            Decision decision = decide(
                    policy("pack").otherwise("ignore").in(Scope.PACK),
                    policy("house").otherwise("decline").in(Scope.ORGANIZATION),
                    policy("mine").in(Scope.MEMBER));
            assertThat(decision.outcome().code()).isEqualTo("decline");
            assertThat(decision.decidedBy().rule()).isEqualTo("otherwise");
            assertThat(decision.decidedBy().policy()).isEqualTo("house");
        }

        @Test
        void without_any_a_person_decides() {
            assertThat(decide(policy("pack").in(Scope.PACK)).outcome().code()).isEqualTo("review");
            assertThat(evaluate("keep", Map.of(), PolicyStack.of(List.of(), List.of()))
                            .permits())
                    .isTrue();
        }

        @Test
        void without_any_a_general_policy_denies() {
            assertThat(evaluate("read", Map.of(), PolicyStack.of(List.of(), List.of()))
                            .outcome()
                            .code())
                    .isEqualTo("deny");
        }
    }

    @Nested
    class Advice {

        @Test
        void adds_reasons_lessons_and_follow_ups_and_decides_nothing() {
            Decision decision = decide(policy("pack")
                    .advice("hint", holds(KNOWN))
                    .advice("other-outcome", TRUE, "decline")
                    .advice("unknown", holds(UNKNOWN))
                    .byDefault("rule", TRUE, "accept")
                    .in(Scope.PACK));
            assertThat(decision.outcome().code()).isEqualTo("accept");
            assertThat(decision.reasons()).extracting(Decision.Reason::rule).containsExactly("rule", "hint");
            assertThat(decision.lessons()).extracting(Decision.LessonRef::id).containsExactly("meet-first");
            assertThat(decision.followUps()).hasSize(1);
        }

        @Test
        void of_the_same_id_appears_once_from_the_widest_scope() {
            Decision decision = decide(
                    policy("pack").advice("hint", TRUE).in(Scope.PACK),
                    policy("mine")
                            .advice("hint", TRUE)
                            .byDefault("rule", TRUE, "accept")
                            .in(Scope.MEMBER));
            assertThat(decision.reasons()).extracting(Decision.Reason::rule).containsExactly("rule", "hint");
        }
    }

    @Nested
    class Exceptions {

        private final PolicyStack.Layer house = policy("house")
                .mandatory("no-suppliers", holds(KNOWN), "decline")
                .in(Scope.ORGANIZATION);
        private final PolicyStack.Layer mine =
                policy("mine").byDefault("everyone", TRUE, "accept").in(Scope.MEMBER);

        private PolicyStack granted(String until) {
            return PolicyStack.of(
                    List.of(house, mine),
                    List.of(new GrantedException(
                            "x1", "house", "no-suppliers", Instant.parse(until), "Henk", "joint project")));
        }

        @Test
        void make_the_rule_absent_and_are_listed() {
            Decision decision = evaluate("accept", Map.of(KNOWN, true), granted("2026-12-01T00:00:00Z"));
            assertThat(decision.outcome().code()).isEqualTo("accept");
            assertThat(decision.exceptions())
                    .extracting(Decision.AppliedException::rule)
                    .containsExactly("no-suppliers");
        }

        @Test
        void are_listed_where_the_rule_would_have_been_unknown_and_not_where_it_is_false() {
            assertThat(evaluate("accept", Map.of(), granted("2026-12-01T00:00:00Z"))
                            .exceptions())
                    .hasSize(1);
            assertThat(evaluate("accept", Map.of(KNOWN, false), granted("2026-12-01T00:00:00Z"))
                            .exceptions())
                    .isEmpty();
        }

        @Test
        void end_at_their_instant() {
            assertThat(evaluate("accept", Map.of(KNOWN, true), granted("2026-11-22T09:00:01Z"))
                            .permits())
                    .isTrue();
            assertThat(evaluate("accept", Map.of(KNOWN, true), granted("2026-11-22T09:00:00Z"))
                            .permits())
                    .isFalse();
        }
    }

    @Nested
    class Parameters {

        private final Policies pack = policy("pack")
                .parameter("bar", 10, 1, 60)
                .byDefault("talked", atLeast("relationship.conversation_minutes", "bar"), "accept")
                .otherwise("ignore");

        @Test
        void are_overridden_in_the_narrowest_scope_that_says_so() {
            PolicyStack stack = PolicyStack.of(
                    List.of(
                            pack.in(Scope.PACK),
                            policy("house").in(Scope.ORGANIZATION, Map.of("pack", Map.of("bar", 20))),
                            policy("mine").in(Scope.MEMBER, Map.of("pack", Map.of("bar", 5)))),
                    List.of());
            assertThat(stack.parameter("pack", "bar")).contains(Value.of(5));
            assertThat(evaluate("accept", Map.of("relationship.conversation_minutes", 6), stack)
                            .permits())
                    .isTrue();
        }

        @Test
        void outside_newly_published_bounds_are_clamped_and_reported() {
            PolicyStack stack = PolicyStack.of(
                    List.of(pack.in(Scope.PACK), policy("mine").in(Scope.MEMBER, Map.of("pack", Map.of("bar", 500)))),
                    List.of());
            Decision decision = evaluate("accept", Map.of("relationship.conversation_minutes", 60), stack);
            assertThat(decision.permits()).isTrue();
            assertThat(decision.warnings()).extracting(Decision.Warning::code).containsExactly("parameter-clamped");
        }

        @Test
        void that_a_policy_no_longer_has_are_reported_and_ignored() {
            PolicyStack stack = PolicyStack.of(
                    List.of(
                            pack.in(Scope.PACK),
                            policy("mine").in(Scope.MEMBER, Map.of("pack", Map.of("gone", 5, "bar", "ten")))),
                    List.of());
            assertThat(evaluate("accept", Map.of(), stack).warnings())
                    .extracting(Decision.Warning::code)
                    .containsOnly("parameter-ignored")
                    .hasSize(2);
        }

        @Test
        void of_a_policy_named_in_the_request_are_refused_outside_their_bounds() {
            PolicyVersion version = new PolicyVersion(pack.build(), 1, "sha256:x");
            assertThatThrownBy(() -> PolicyStack.alone(version, Scope.PACK, Map.of("bar", 61), "/policy/params"))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            e -> assertThat(e.faults())
                                    .extracting(DomainException.Fault::pointer, DomainException.Fault::code)
                                    .containsExactly(tuple("/policy/params/bar", "out-of-range")));
            assertThatThrownBy(() -> PolicyStack.alone(version, Scope.PACK, Map.of("baz", 6), "/policy/params"))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            e -> assertThat(e.faults().get(0).detail()).contains("Did you mean bar?"));
            PolicyStack alone = PolicyStack.alone(version, Scope.PACK, Map.of("bar", 5.0), "/policy/params");
            assertThat(alone.isHypothetical()).isTrue();
            assertThat(alone.parameter("pack", "bar")).contains(Value.of(5));
        }
    }

    @Test
    void a_contradiction_to_what_follows_from_other_facts_is_a_warning() {
        Decision decision = evaluate(
                "accept",
                Map.of("relationship.audience_only", true, "relationship.conversation_minutes", 12),
                PolicyStack.of(List.of(), List.of()));
        assertThat(decision.warnings()).extracting(Decision.Warning::code).contains("contradiction");
    }

    @Test
    void nobody_is_unwanted_until_somebody_says_so() {
        PolicyStack stack = PolicyStack.of(
                List.of(policy("pack")
                        .byDefault("deny-list", holds("contact.unwanted"), "decline")
                        .in(Scope.PACK)),
                List.of());
        assertThat(evaluate("accept", Map.of(), stack).isFinal()).isTrue();
        assertThat(evaluate("accept", Map.of("contact.unwanted", true), stack)
                        .outcome()
                        .code())
                .isEqualTo("decline");
    }

    @Test
    void the_trace_tells_every_rule_with_the_comparisons_that_made_it_so() {
        PolicyStack stack = PolicyStack.of(
                List.of(policy("pack")
                        .byDefault("both", new Condition.And(List.of(holds(KNOWN), holds(UNKNOWN))), "accept")
                        .byDefault("not", new Condition.Not(holds(KNOWN)), "ignore")
                        .in(Scope.PACK)),
                List.of());
        EvaluationInput input = new EvaluationInput(
                Action.ACCEPT,
                Facts.given(catalogue, Map.of(KNOWN, true), "/facts"),
                NOW,
                Locale.ENGLISH,
                false,
                true,
                Map.of());
        Decision decision = decisionPoint.evaluate(input, stack);
        assertThat(decision.trace())
                .extracting(Decision.RuleTrace::rule, Decision.RuleTrace::result)
                .containsExactly(tuple("both", Truth.UNKNOWN), tuple("not", Truth.FALSE));
        assertThat(decision.trace().get(0).atoms()).containsExactly(new Decision.AtomTrace(UNKNOWN, Truth.UNKNOWN));
        assertThat(decision.trace().get(1).atoms()).containsExactly(new Decision.AtomTrace(KNOWN, Truth.TRUE));
    }

    private Decision decide(PolicyStack.Layer... layers) {
        return evaluate("accept", Map.of(KNOWN, true), PolicyStack.of(List.of(layers), List.of()));
    }

    private Decision evaluate(String action, Map<String, ?> facts, PolicyStack stack) {
        return decisionPoint.evaluate(
                EvaluationInput.of(Action.of(action), Facts.given(catalogue, facts, "/facts"), NOW, Locale.ENGLISH),
                stack);
    }
}
