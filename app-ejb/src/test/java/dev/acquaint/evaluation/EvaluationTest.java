package dev.acquaint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.engine.document.Packs;
import dev.acquaint.evaluation.AttributeSource.Source;
import dev.acquaint.evaluation.AttributeSource.StoredFact;
import dev.acquaint.evaluation.BatchCommand.Defaults;
import dev.acquaint.evaluation.BatchCommand.Item;
import dev.acquaint.evaluation.CompareResult.Compared;
import dev.acquaint.evaluation.Decisions.DecisionQuery;
import dev.acquaint.evaluation.EvaluationCommand.Options;
import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import dev.acquaint.evaluation.EvaluationCommand.ResourceRef;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.policy.ChoosePack;
import dev.acquaint.policy.Exceptions;
import dev.acquaint.policy.GrantException;
import dev.acquaint.policy.Guideline;
import dev.acquaint.policy.Policies;
import dev.acquaint.storage.DataSources;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Role;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import dev.acquaint.testing.TestTenants.TestTenant;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

class EvaluationTest extends InContainer {

    @Inject
    private Evaluation evaluation;

    @Inject
    private Decisions decisions;

    @Inject
    private Policies policies;

    @Inject
    private Exceptions exceptions;

    @Inject
    private StoredThings things;

    @Inject
    private TestTenants tenants;

    @Inject
    private Clock clock;

    @Resource(lookup = DataSources.NAME)
    private DataSource database;

    private TestTenant tenant;
    private Caller member;
    private Caller hr;
    private Caller integrator;

    @BeforeEach
    void aTenant() {
        if (tenants != null) { // in the container
            tenant = tenants.newTenant("Evaluated");
            member = tenant.with(Role.MEMBER);
            hr = tenant.with(Role.HR_MANAGER);
            integrator = tenant.integrator();
        }
    }

    @Test
    void ten_minutes_of_talk_are_accepted_with_the_reason_and_the_version_that_said_so() {
        var result = evaluate(integrator, talked(12));

        assertThat(result.outcome()).isEqualTo("accept");
        assertThat(result.decision()).isTrue();
        assertThat(result.isFinal()).isTrue();
        assertThat(result.hypothetical()).isFalse();
        assertThat(result.revision()).isEqualTo(1);
        assertThat(result.decidedBy().scope()).isEqualTo("pack");
        assertThat(result.decidedBy().policy()).isEqualTo("know-like-trust");
        assertThat(result.decidedBy().rule()).isEqualTo("talked-and-said-what-they-do");
        assertThat(result.reasons().get(0).facts()).containsEntry("relationship.conversation_minutes", 12L);
        assertThat(result.policyVersions()).singleElement().satisfies(version -> {
            assertThat(version.policy()).isEqualTo("know-like-trust");
            assertThat(version.hash()).startsWith("sha256:");
        });
        assertThat(result.facts()).isNull();
        assertThat(result.trace()).isNull();
    }

    @Test
    void a_default_text_is_answered_with_a_question_for_what_is_missing() {
        var result = evaluate(
                integrator,
                EvaluationCommand.of(
                        "accept",
                        Map.of(
                                "invitation",
                                Map.of("note", "I'd like to add you to my professional network on LinkedIn."))));

        assertThat(result.outcome()).isEqualTo("ask");
        assertThat(result.decision()).isFalse();
        assertThat(result.reply()).isNotNull();
        assertThat(result.missing()).isNotEmpty();
        assertThat(result.missing().get(0).facts())
                .allSatisfy(fact -> assertThat(fact.question()).isNotBlank());
        assertThat(result.lessons())
                .allSatisfy(lesson -> assertThat(lesson.title()).isNotBlank());
    }

    @Test
    void facts_and_trace_come_when_asked_for_and_texts_in_the_language_asked_for() {
        var asked = evaluate(
                integrator, talked(12).with(new Options(true, true, true, Locale.forLanguageTag("nl"), null, null)));
        var english = evaluate(integrator, talked(12));

        assertThat(asked.facts()).anySatisfy(fact -> {
            assertThat(fact.name()).isEqualTo("relationship.conversation_minutes");
            assertThat(fact.origin()).isEqualTo("given");
        });
        assertThat(asked.trace()).anySatisfy(line -> assertThat(line.value()).isEqualTo("true"));
        assertThat(asked.reasons().get(0).text())
                .isNotEqualTo(english.reasons().get(0).text());
    }

    @Test
    void the_same_question_is_decided_alike_in_force_by_name_in_a_batch_and_in_a_comparison() {
        for (var question : List.of(talked(12), talked(3), EvaluationCommand.of("accept", Map.of()))) {
            var inForce = evaluate(integrator, question);
            var named = evaluate(integrator, question.under(PolicyRef.pack("know-like-trust")));
            var batched = tenants.as(
                            integrator,
                            () -> evaluation.batch(new BatchCommand(
                                    Defaults.NONE,
                                    List.of(new Item(null, "accept", null, null, null, question.facts())),
                                    Options.DEFAULT)))
                    .results()
                    .get(0)
                    .decision();
            var compared =
                    tenants
                            .as(integrator, () -> evaluation.compare(CompareCommand.allPacks(question)))
                            .results()
                            .stream()
                            .filter(one -> "know-like-trust".equals(one.policy().pack()))
                            .findFirst()
                            .orElseThrow()
                            .decision();

            for (var other : List.of(named, batched, compared)) {
                assertThat(other.outcome()).isEqualTo(inForce.outcome());
                assertThat(other.decidedBy()).isEqualTo(inForce.decidedBy());
                assertThat(other.reasons()).isEqualTo(inForce.reasons());
                assertThat(other.missing()).isEqualTo(inForce.missing());
                assertThat(other.reply()).isEqualTo(inForce.reply());
            }
            assertThat(inForce.hypothetical()).isFalse();
            assertThat(batched.hypothetical()).isFalse();
            assertThat(named.hypothetical()).isTrue();
            assertThat(compared.hypothetical()).isTrue();
        }
    }

    @Test
    void the_packs_disagree_as_their_authors_do() {
        var outcomes = new HashMap<String, String>();
        for (Compared one : tenants.as(integrator, () -> evaluation.compare(CompareCommand.allPacks(talked(12))))
                .results()) {
            outcomes.put(one.policy().pack(), one.decision().outcome());
        }

        assertThat(outcomes)
                .containsEntry("know-like-trust", "accept")
                .containsEntry("guarded", "meet-first")
                .containsEntry("everyone-welcome", "accept")
                .containsEntry("closed", "decline")
                .hasSize(Packs.standard().all().size());
    }

    @Test
    void a_comparison_is_one_call_in_the_log() {
        var compared = tenants.as(integrator, () -> evaluation.compare(CompareCommand.allPacks(talked(12))));
        var listed = tenants.as(integrator, () -> decisions.list(DecisionQuery.FIRST))
                .items();

        assertThat(listed).hasSize(Packs.standard().all().size()).allSatisfy(one -> {
            assertThat(one.kind()).isEqualTo("compare");
            assertThat(one.hypothetical()).isTrue();
            assertThat(one.callId())
                    .isEqualTo(compared.results().get(0).decision().decisionId());
        });
    }

    @Test
    void a_policy_named_with_parameters_is_decided_with_them() {
        var strict = new PolicyRef("know-like-trust", null, null, Map.of("min_talk_minutes", 15));

        assertThat(evaluate(integrator, talked(12).under(strict)).outcome()).isNotEqualTo("accept");
        assertThat(refused(
                                ErrorCode.INVALID,
                                () -> evaluate(
                                        integrator,
                                        talked(12)
                                                .under(new PolicyRef(
                                                        "know-like-trust", null, null, Map.of("min_talk_minutes", 0)))))
                        .faults())
                .extracting(Fault::pointer)
                .containsExactly("/policy/params/min_talk_minutes");
    }

    @Test
    void the_organizations_own_policy_can_be_named_newest_or_by_version() {
        tenants.as(hr, () -> policies.publish(Guideline.strict()));
        tenants.as(hr, () -> policies.publish(Guideline.relaxed()));
        var competitor = competitor();

        var newest = evaluate(integrator, competitor.under(PolicyRef.policy(Guideline.ID)));
        var first = evaluate(integrator, competitor.under(new PolicyRef(null, Guideline.ID, 1, Map.of())));

        assertThat(newest.decidedBy().version()).isEqualTo(2);
        assertThat(newest.decidedBy().enforcement()).isEqualTo("default");
        assertThat(first.decidedBy().version()).isEqualTo(1);
        assertThat(first.decidedBy().enforcement()).isEqualTo("mandatory");
        assertThat(first.hypothetical()).isTrue();
    }

    @Test
    void what_is_unknown_or_another_organizations_is_refused_in_the_same_words_and_pointed_at() {
        tenants.as(hr, () -> policies.publish(Guideline.strict()));
        var stranger = tenants.newTenant("Strangers");
        consent(stranger.id().value(), stranger.member());

        sameRefusal(
                "/policy/pack",
                talked(12).under(PolicyRef.pack("no-such-pack")),
                talked(12).under(PolicyRef.pack(Guideline.ID)));
        sameRefusal(
                "/policy/policy",
                tenant.integrator(),
                talked(12).under(PolicyRef.policy("no-such-policy")),
                stranger.integrator(),
                talked(12).under(PolicyRef.policy(Guideline.ID)));
        sameRefusal(
                "/member",
                talked(12).forMember(Id.next().toString()),
                talked(12).forMember(stranger.member().toString()));
        sameRefusal(
                "/member",
                talked(12).forMember("not an id"),
                talked(12).forMember(Id.next().toString()));
        var foreign = things.store(stranger.member(), Map.of());
        consent(tenant.id().value(), tenant.member());
        sameRefusal(
                "/resource/id",
                ofMember().about(new ResourceRef(StoredThings.TYPE, Id.next().toString())),
                ofMember().about(new ResourceRef(StoredThings.TYPE, foreign.toString())));
        sameRefusal(
                "/resource/id",
                ofMember().about(new ResourceRef("no-such-type", foreign.toString())),
                ofMember().about(new ResourceRef(StoredThings.TYPE, "not an id")));
    }

    @Test
    void mistyped_facts_are_named_back_with_the_nearest_and_wrong_values_with_what_would_be_right() {
        var problem = refused(
                ErrorCode.INVALID,
                () -> evaluate(
                        integrator,
                        EvaluationCommand.of(
                                "accept",
                                Map.of("relationship", Map.of("conversation_minuts", 12, "trust", 11, "know", 12.5)))));

        assertThat(problem.faults())
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "/facts/relationship/conversation_minuts",
                        "/facts/relationship/trust",
                        "/facts/relationship/know");
        assertThat(problem.faults())
                .filteredOn(fact -> fact.pointer().endsWith("minuts"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.detail()).contains("relationship.conversation_minutes"));
    }

    @Test
    void an_action_that_no_policy_speaks_of_is_refused() {
        var problem =
                refused(ErrorCode.UNPROCESSABLE, () -> evaluate(integrator, EvaluationCommand.of("acept", Map.of())));

        assertThat(problem.faults()).extracting(Fault::pointer).containsExactly("/action");
    }

    @Test
    void nothing_that_was_refused_is_in_the_log() {
        refused(ErrorCode.UNPROCESSABLE, () -> evaluate(integrator, EvaluationCommand.of("acept", Map.of())));

        assertThat(tenants.as(integrator, () -> decisions.list(DecisionQuery.FIRST))
                        .items())
                .isEmpty();
    }

    @Test
    void what_is_stored_completes_what_is_given_and_what_is_given_wins() {
        var thing = things.store(
                tenant.member(),
                Map.of("contact.first_name", "Noor"),
                new StoredFact("relationship.conversation_minutes", 4, Source.CONFIRMED, "you said so"),
                new StoredFact("relationship.said_what_they_do", true, Source.CONFIRMED, "you said so"));
        var about = new ResourceRef(StoredThings.TYPE, thing.toString());
        var withFacts = Options.DEFAULT.withFacts();

        var stored = evaluate(
                member, EvaluationCommand.of("accept", Map.of()).about(about).with(withFacts));
        var given = evaluate(
                member,
                EvaluationCommand.of("accept", Map.of("relationship.conversation_minutes", 25))
                        .about(about)
                        .with(withFacts));

        assertThat(stored.outcome()).isNotEqualTo("accept");
        assertThat(given.outcome()).isEqualTo("accept");
        assertThat(given.reply().text()).contains("Noor");
        assertThat(given.facts())
                .filteredOn(fact ->
                        fact.name().startsWith("relationship.") || fact.name().startsWith("account."))
                .extracting(EvaluationResult.Fact::name, EvaluationResult.Fact::value, EvaluationResult.Fact::origin)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("relationship.conversation_minutes", 25L, "given"),
                        org.assertj.core.groups.Tuple.tuple("relationship.said_what_they_do", true, "confirmed"),
                        org.assertj.core.groups.Tuple.tuple("account.connections", 321L, "derived"));
    }

    @Test
    void what_a_member_judges_of_somebody_never_reaches_an_integrator() {
        consent(tenant.id().value(), tenant.member());
        var thing = things.store(
                tenant.member(),
                Map.of(),
                new StoredFact("contact.taker", true, Source.CONFIRMED, "you said so"),
                new StoredFact("contact.unwanted", true, Source.CONFIRMED, "you said so"),
                new StoredFact("relationship.conversation_minutes", 12, Source.CONFIRMED, "you said so"));
        var question = EvaluationCommand.of("accept", Map.of())
                .forMember(tenant.member().toString())
                .about(new ResourceRef(StoredThings.TYPE, thing.toString()))
                .with(new Options(true, true, true, null, null, null));

        var own = evaluate(member, question);
        var foreign = evaluate(integrator, question);

        assertThat(own.facts()).extracting(EvaluationResult.Fact::name).contains("contact.taker");
        assertThat(foreign.facts())
                .extracting(EvaluationResult.Fact::name)
                .contains("relationship.conversation_minutes")
                .doesNotContain("contact.taker");
        assertThat(foreign.facts())
                .as("the member's deny-list")
                .noneMatch(fact ->
                        fact.name().equals("contact.unwanted") && fact.value().equals(true));
        assertThat(tenants.as(integrator, () -> decisions.get(foreign.decisionId()))
                        .result()
                        .facts())
                .extracting(EvaluationResult.Fact::name)
                .doesNotContain("contact.taker");
    }

    @Test
    void what_the_member_says_of_themselves_is_known_to_the_decision() {
        sql("UPDATE member SET public_figure = TRUE, people_met_per_year = 1800 WHERE tenant_id = "
                + tenant.id().value() + " AND id = " + tenant.member().value());

        var result = evaluate(
                member,
                EvaluationCommand.of("accept", Map.of())
                        .forMember(tenant.member().toString())
                        .with(Options.DEFAULT.withFacts()));

        assertThat(result.facts())
                .extracting(EvaluationResult.Fact::name, EvaluationResult.Fact::value, EvaluationResult.Fact::origin)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("member.public_figure", true, "confirmed"),
                        org.assertj.core.groups.Tuple.tuple("member.people_met_per_year", 1800L, "confirmed"));
    }

    @Test
    void a_members_own_choice_decides_for_them_and_for_nobody_else() {
        tenants.as(member, () -> policies.chooseMine(ChoosePack.asShipped("closed")));

        assertThat(evaluate(member, ofMember()).outcome()).isEqualTo("decline");
        assertThat(evaluate(member, ofMember()).decidedBy().scope()).isEqualTo("member");
        assertThat(evaluate(integrator, talked(12)).outcome()).isEqualTo("accept");
    }

    @Test
    void an_integrator_decides_for_a_member_once_that_member_consents_and_nobody_else_ever() {
        var office = tenant.with(Role.ORG_ADMIN, Role.HR_MANAGER, Role.COACH);
        var other = tenants.newMember(tenant.id(), "other-subject");

        assertThat(refused(ErrorCode.UNPROCESSABLE, () -> evaluate(integrator, ofMember()))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("no-consent");
        assertThat(refused(ErrorCode.UNPROCESSABLE, () -> evaluate(office, ofMember()))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("unknown-member");
        assertThat(refused(
                                ErrorCode.UNPROCESSABLE,
                                () -> evaluate(member, talked(12).forMember(other.toString())))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("unknown-member");

        consent(tenant.id().value(), tenant.member());
        assertThat(evaluate(integrator, ofMember()).outcome()).isEqualTo("accept");
    }

    @Test
    void a_decision_is_read_by_the_member_and_by_who_asked_and_by_nobody_else() {
        var own = evaluate(member, ofMember()).decisionId();
        var baseline = evaluate(integrator, talked(12)).decisionId();
        var strangers = tenants.newTenant("Strangers");

        assertThat(tenants.as(member, () -> decisions.get(own)).member()).isEqualTo(tenant.member());
        assertThat(tenants.as(integrator, () -> decisions.get(baseline))
                        .result()
                        .outcome())
                .isEqualTo("accept");
        for (var nobody :
                List.of(hr, integrator, tenant.with(Role.COACH), strangers.with(Role.MEMBER), strangers.integrator())) {
            refused(ErrorCode.NOT_FOUND, () -> tenants.as(nobody, () -> decisions.get(own)));
            refused(ErrorCode.NOT_FOUND, () -> tenants.as(nobody, () -> decisions.replay(own)));
            assertThat(tenants.as(nobody, () -> decisions.list(DecisionQuery.FIRST))
                            .items())
                    .extracting(DecisionSummary::decisionId)
                    .doesNotContain(own);
        }
        refused(ErrorCode.NOT_FOUND, () -> tenants.as(member, () -> decisions.get(baseline)));
        refused(ErrorCode.NOT_FOUND, () -> tenants.as(member, () -> decisions.get(Id.next())));
    }

    @Test
    void an_integrator_loses_sight_of_a_members_decisions_with_the_consent() {
        consent(tenant.id().value(), tenant.member());
        var decision = evaluate(integrator, ofMember()).decisionId();
        assertThat(tenants.as(integrator, () -> decisions.get(decision)).decisionId())
                .isEqualTo(decision);

        sql("UPDATE member SET integrators_consented_at = NULL WHERE tenant_id = "
                + tenant.id().value());

        refused(ErrorCode.NOT_FOUND, () -> tenants.as(integrator, () -> decisions.get(decision)));
        assertThat(tenants.as(integrator, () -> decisions.list(DecisionQuery.FIRST))
                        .items())
                .isEmpty();
        assertThat(tenants.as(member, () -> decisions.get(decision)).decisionId())
                .isEqualTo(decision);
    }

    @Test
    void an_integrator_whose_token_has_one_scope_can_do_what_that_scope_says() {
        consent(tenant.id().value(), tenant.member());
        var decision = evaluate(integrator, ofMember()).decisionId();
        var reader = withOnly(Permission.READ_DECISIONS);

        assertThat(tenants.as(reader, () -> decisions.get(decision)).decisionId())
                .isEqualTo(decision);
        assertThat(tenants.as(reader, () -> decisions.replay(decision)).same()).isTrue();
        refused(ErrorCode.FORBIDDEN, () -> evaluate(reader, talked(12)));
        var writer = withOnly(Permission.WRITE_POLICIES);
        tenants.as(writer, () -> policies.publish(Guideline.strict()));
        assertThat(tenants.as(
                                writer,
                                () -> exceptions.grant(new GrantException(
                                        tenant.member(), Guideline.ID, Guideline.NO_COMPETITORS, "why", inAMonth())))
                        .state())
                .isEqualTo("active");
        refused(ErrorCode.FORBIDDEN, () -> tenants.as(writer, () -> decisions.get(decision)));
        assertThat(evaluate(withOnly(Permission.EVALUATE), ofMember()).outcome())
                .isEqualTo("accept");
    }

    @Test
    void an_instant_beyond_the_calendar_is_refused() {
        for (var at : List.of(Instant.MIN, Instant.MAX)) {
            assertThat(refused(
                                    ErrorCode.UNPROCESSABLE,
                                    () -> evaluate(integrator, talked(12).with(Options.DEFAULT.at(at))))
                            .faults())
                    .extracting(Fault::pointer)
                    .containsExactly("/options/at");
        }
    }

    @Test
    void decisions_are_listed_newest_first_page_by_page_and_by_outcome() {
        List<Id> asked = new ArrayList<>();
        for (int minutes : List.of(12, 1, 13, 2, 14)) {
            asked.add(0, evaluate(integrator, talked(minutes)).decisionId());
        }

        var first = tenants.as(integrator, () -> decisions.list(new DecisionQuery(null, null, null, 3)));
        var second = tenants.as(integrator, () -> decisions.list(new DecisionQuery(null, null, first.next(), 3)));
        var accepted = tenants.as(integrator, () -> decisions.list(new DecisionQuery("accept", "accept", null, 10)));

        assertThat(first.items()).extracting(DecisionSummary::decisionId).isEqualTo(asked.subList(0, 3));
        assertThat(second.items()).extracting(DecisionSummary::decisionId).isEqualTo(asked.subList(3, 5));
        assertThat(second.next()).isNull();
        assertThat(accepted.items()).hasSize(3);
    }

    @Test
    void a_decision_keeps_what_was_asked_and_replays_to_the_same_again_and_again() {
        var thing = things.store(
                tenant.member(),
                Map.of("contact.first_name", "Noor"),
                new StoredFact(
                        "relationship.interactions",
                        Map.of("includes", List.of("message")),
                        Source.DERIVED,
                        "from 3 messages"),
                new StoredFact("relationship.conversation_minutes", 4, Source.CONFIRMED, "you said so"));
        var facts = new HashMap<String, Object>();
        facts.put("invitation", Map.of("note", "Hello, we met at the fair in Utrecht. Shall we work together?"));
        facts.put("relationship.know", null);
        var question = EvaluationCommand.of("accept", facts)
                .about(new ResourceRef(StoredThings.TYPE, thing.toString()))
                .with(new Options(
                        true, true, true, Locale.forLanguageTag("nl"), Instant.parse("2026-03-01T10:00:00Z"), null));
        var told = evaluate(member, question);

        var kept = tenants.as(member, () -> decisions.get(told.decisionId()));
        assertThat(kept.request()).containsEntry("action", "accept");
        assertThat(((Map<?, ?>) kept.request().get("facts")).containsKey("relationship.know"))
                .isTrue();
        assertThat(kept.result().outcome()).isEqualTo(told.outcome());
        assertThat(kept.result().decidedAt()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(kept.result().facts()).hasSameSizeAs(told.facts());

        for (int i = 0; i < 2; i++) {
            var replay = tenants.as(member, () -> decisions.replay(told.decisionId()));
            assertThat(replay.differences()).isEmpty();
            assertThat(replay.same()).isTrue();
            assertThat(replay.now().reply()).isEqualTo(told.reply());
        }
    }

    @Test
    void a_replay_uses_the_policies_of_then_whatever_is_in_force_now() {
        tenants.as(hr, () -> policies.publish(Guideline.strict()));
        tenants.as(hr, () -> policies.chooseBaseline(new ChoosePack("know-like-trust", Map.of("min_talk_minutes", 5))));
        tenants.as(
                hr,
                () -> exceptions.grant(new GrantException(
                        tenant.member(), Guideline.ID, Guideline.NO_COMPETITORS, "Joint standard", inAMonth())));
        var exempt = evaluate(member, competitor().forMember(tenant.member().toString()));
        var bound = evaluate(integrator, competitor());
        var lenientQuestion = EvaluationCommand.of(
                "accept",
                Map.of(
                        "contact",
                        Map.of("relations", List.of()),
                        "relationship",
                        Map.of("conversation_minutes", 6, "said_what_they_do", true)));
        var lenient = evaluate(integrator, lenientQuestion);

        tenants.as(hr, () -> {
            policies.retire(Guideline.ID);
            return null;
        });
        tenants.as(hr, () -> policies.chooseBaseline(ChoosePack.asShipped("closed")));

        assertThat(bound.outcome()).isEqualTo("decline");
        assertThat(exempt.exceptions()).hasSize(1);
        assertThat(tenants.as(member, () -> decisions.replay(exempt.decisionId()))
                        .differences())
                .isEmpty();
        assertThat(tenants.as(integrator, () -> decisions.replay(bound.decisionId()))
                        .differences())
                .isEmpty();
        var replay = tenants.as(integrator, () -> decisions.replay(lenient.decisionId()));
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.now().outcome()).isEqualTo("accept");
        assertThat(evaluate(integrator, lenientQuestion).outcome()).isEqualTo("decline");
    }

    @Test
    void hypothetical_and_batched_decisions_replay_too() {
        var named = evaluate(
                integrator,
                talked(12).under(new PolicyRef("know-like-trust", null, null, Map.of("min_talk_minutes", 15))));
        var batch = tenants.as(
                integrator,
                () -> evaluation.batch(new BatchCommand(
                        new Defaults("accept", null, null, null, talked(12).facts()),
                        List.of(
                                new Item("a", null, null, null, null, Map.of()),
                                new Item("b", null, null, null, PolicyRef.pack("closed"), Map.of())),
                        Options.DEFAULT)));

        assertThat(tenants.as(integrator, () -> decisions.replay(named.decisionId()))
                        .differences())
                .isEmpty();
        for (var item : batch.results()) {
            var replay = tenants.as(
                    integrator, () -> decisions.replay(item.decision().decisionId()));
            assertThat(replay.differences()).isEmpty();
            assertThat(replay.now().outcome()).isEqualTo(item.decision().outcome());
        }
    }

    @Test
    void a_batch_merges_defaults_fact_by_fact_and_one_items_problem_leaves_the_others_alone() {
        var without = new HashMap<String, Object>();
        without.put("relationship.conversation_minutes", null);
        var batch = tenants.as(
                        integrator,
                        () -> evaluation.batch(new BatchCommand(
                                new Defaults(
                                        "accept",
                                        null,
                                        null,
                                        null,
                                        Map.of(
                                                "relationship",
                                                Map.of("conversation_minutes", 12, "said_what_they_do", true))),
                                List.of(
                                        new Item("as-is", null, null, null, null, Map.of()),
                                        new Item(
                                                "other-minutes",
                                                null,
                                                null,
                                                null,
                                                null,
                                                Map.of("relationship", Map.of("conversation_minutes", 2))),
                                        new Item("taken-away", null, null, null, null, without),
                                        new Item("wrong", null, null, null, null, Map.of("relationship.trust", 11)),
                                        new Item("unknown", "acept", null, null, null, Map.of()),
                                        new Item(null, null, null, null, PolicyRef.pack("no-such"), Map.of())),
                                Options.DEFAULT.withFacts())))
                .results();

        assertThat(batch).extracting(BatchResult.ItemResult::index).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(batch.get(0).decision().outcome()).isEqualTo("accept");
        assertThat(batch.get(1).decision().outcome()).isNotEqualTo("accept");
        assertThat(batch.get(2).decision().facts())
                .extracting(EvaluationResult.Fact::name)
                .contains("relationship.said_what_they_do")
                .doesNotContain("relationship.conversation_minutes");
        assertThat(batch.get(3).decision()).isNull();
        assertThat(batch.get(3).key()).isEqualTo("wrong");
        assertThat(batch.get(3).problem().faults())
                .extracting(Fault::pointer)
                .containsExactly("/items/3/facts/relationship.trust");
        assertThat(batch.get(4).problem().faults()).extracting(Fault::pointer).containsExactly("/items/4/action");
        assertThat(batch.get(5).problem().faults()).extracting(Fault::pointer).containsExactly("/items/5/policy/pack");
        assertThat(tenants.as(integrator, () -> decisions.list(DecisionQuery.FIRST))
                        .items())
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.callId())
                        .isEqualTo(batch.get(0).decision().decisionId()));
    }

    @Test
    void a_thousand_items_are_decided_with_one_look_at_what_is_stored_and_a_thousand_and_one_are_too_many() {
        var stored = IntStream.range(0, 1_000)
                .mapToObj(i -> things.store(
                        tenant.member(),
                        Map.of(),
                        new StoredFact("relationship.conversation_minutes", i % 20, Source.CONFIRMED, "you said so"),
                        new StoredFact("relationship.said_what_they_do", true, Source.CONFIRMED, "you said so")))
                .map(id -> new Item(
                        null, "accept", null, new ResourceRef(StoredThings.TYPE, id.toString()), null, Map.of()))
                .toList();
        int before = things.lookUps();

        var results = tenants.as(
                        member,
                        () -> evaluation.batch(new BatchCommand(
                                Defaults.NONE, stored, new Options(false, false, false, null, null, null))))
                .results();

        assertThat(things.lookUps() - before).isEqualTo(1);
        assertThat(results).hasSize(1_000);
        assertThat(results.stream()
                        .filter(result -> result.decision().outcome().equals("accept"))
                        .count())
                .isEqualTo(500);
        var tooMany = new ArrayList<>(stored);
        tooMany.add(stored.get(0));
        refused(
                ErrorCode.TOO_LARGE,
                () -> tenants.as(
                        member, () -> evaluation.batch(new BatchCommand(Defaults.NONE, tooMany, Options.DEFAULT))));
    }

    @Test
    void of_50_threads_every_decision_that_was_told_is_in_the_log() throws Exception {
        var threads = Executors.newFixedThreadPool(50);
        try {
            List<Callable<List<Id>>> work = new ArrayList<>();
            for (int thread = 0; thread < 50; thread++) {
                work.add(() -> {
                    List<Id> told = new ArrayList<>();
                    for (int i = 0; i < 10; i++) {
                        told.add(evaluate(integrator, talked(i)).decisionId());
                    }
                    return told;
                });
            }
            List<Id> told = new ArrayList<>();
            for (Future<List<Id>> done : threads.invokeAll(work)) {
                told.addAll(done.get());
            }

            assertThat(told).hasSize(500).doesNotHaveDuplicates();
            assertThat(logged()).containsExactlyInAnyOrderElementsOf(told);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void without_a_log_there_is_no_answer_and_with_it_back_there_is() {
        asOwner("RENAME TABLE decision_log TO decision_log_away");
        try {
            refused(ErrorCode.UNAVAILABLE, () -> evaluate(integrator, talked(12)));
            refused(
                    ErrorCode.UNAVAILABLE,
                    () -> tenants.as(integrator, () -> evaluation.compare(CompareCommand.allPacks(talked(12)))));
            refused(
                    ErrorCode.UNAVAILABLE,
                    () -> tenants.as(
                            integrator,
                            () -> evaluation.batch(new BatchCommand(
                                    Defaults.NONE,
                                    List.of(new Item(null, "accept", null, null, null, Map.of())),
                                    Options.DEFAULT))));
        } finally {
            asOwner("RENAME TABLE decision_log_away TO decision_log");
        }

        assertThat(evaluate(integrator, talked(12)).outcome()).isEqualTo("accept");
        assertThat(logged()).hasSize(1);
    }

    @Test
    void going_against_a_mandatory_rule_is_refused_until_an_exception_is_granted_and_after_it_ended() {
        tenants.as(hr, () -> policies.publish(Guideline.strict()));
        var question = competitor().forMember(tenant.member().toString());

        refused(ErrorCode.FORBIDDEN, () -> tenants.as(member, () -> evaluation.override(question, "accept")));
        assertThat(evaluate(member, question).decidedBy().mandatory()).isTrue();

        var exception = tenants.as(
                hr,
                () -> exceptions.grant(new GrantException(
                        tenant.member(), Guideline.ID, Guideline.NO_COMPETITORS, "Joint standard", inAMonth())));
        var overridden = tenants.as(member, () -> evaluation.override(question, "accept"));
        assertThat(overridden.decidedBy().mandatory()).isFalse();
        assertThat(overridden.exceptions()).singleElement().satisfies(waiver -> {
            assertThat(waiver.rule()).isEqualTo(Guideline.NO_COMPETITORS);
            assertThat(waiver.reason()).isEqualTo("Joint standard");
        });

        var atItsEnd = question.with(Options.DEFAULT.at(exception.until()));
        var justBefore = question.with(Options.DEFAULT.at(exception.until().minusNanos(1_000)));
        assertThat(evaluate(member, atItsEnd).decidedBy().mandatory()).isTrue();
        assertThat(evaluate(member, justBefore).decidedBy().mandatory()).isFalse();

        tenants.as(hr, () -> exceptions.revoke(exception.id()));
        refused(ErrorCode.FORBIDDEN, () -> tenants.as(member, () -> evaluation.override(question, "accept")));
    }

    @Test
    void a_mandatory_rule_that_cannot_be_checked_yet_keeps_the_decision_with_a_person() {
        tenants.as(hr, () -> policies.publish(Guideline.strict()));

        var result = evaluate(integrator, talked(12)); // nothing is known of the relations

        assertThat(result.outcome()).isEqualTo("review");
        assertThat(result.decidedBy().rule()).isEqualTo(Guideline.NO_COMPETITORS);
        refused(ErrorCode.FORBIDDEN, () -> tenants.as(member, () -> evaluation.override(ofMember(), "accept")));
    }

    @Test
    void a_members_choice_never_relaxes_a_mandatory_rule() {
        tenants.as(hr, () -> policies.publish(Guideline.strict()));
        tenants.as(member, () -> policies.chooseMine(ChoosePack.asShipped("everyone-welcome")));

        var result = evaluate(member, competitor().forMember(tenant.member().toString()));

        assertThat(result.outcome()).isEqualTo("decline");
        assertThat(result.decidedBy().scope()).isEqualTo("organization");
    }

    @Test
    void an_override_wants_one_of_the_actions_outcomes_and_no_supposition() {
        refused(ErrorCode.UNPROCESSABLE, () -> tenants.as(member, () -> evaluation.override(ofMember(), "permit")));
        refused(
                ErrorCode.INVALID,
                () -> tenants.as(
                        member, () -> evaluation.override(ofMember().under(PolicyRef.pack("closed")), "accept")));
        assertThat(tenants.as(member, () -> evaluation.override(ofMember(), "ignore"))
                        .outcome())
                .isEqualTo("accept");
    }

    @Test
    void a_change_holds_from_the_next_question_on_and_min_revision_asks_for_it() {
        var before = evaluate(integrator, talked(12));
        long revision = tenants.as(hr, () -> policies.chooseBaseline(ChoosePack.asShipped("closed")))
                .revision();
        var after = evaluate(integrator, talked(12).with(Options.DEFAULT.since(revision)));

        assertThat(before.revision()).isEqualTo(1);
        assertThat(revision).isEqualTo(2);
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.outcome()).isEqualTo("decline");
        assertThat(refused(
                                ErrorCode.UNPROCESSABLE,
                                () -> evaluate(integrator, talked(12).with(Options.DEFAULT.since(3L))))
                        .faults())
                .extracting(Fault::pointer)
                .containsExactly("/options/min_revision");
    }

    @Test
    void a_change_by_another_copy_of_the_application_is_seen_without_being_told() {
        tenants.as(hr, () -> policies.chooseBaseline(ChoosePack.asShipped("know-like-trust")));
        assertThat(evaluate(integrator, talked(12)).outcome()).isEqualTo("accept");

        sql("UPDATE policy_standing SET pack = 'closed', revision = revision + 1 WHERE tenant_id = "
                + tenant.id().value());

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (evaluate(integrator, talked(12)).outcome().equals("accept") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(evaluate(integrator, talked(12)).outcome()).isEqualTo("decline");
        sql("UPDATE policy_standing SET pack = 'guarded', revision = revision + 1 WHERE tenant_id = "
                + tenant.id().value());
        assertThat(evaluate(integrator, talked(12).with(Options.DEFAULT.since(4L)))
                        .decidedBy()
                        .policy())
                .as("whoever names the revision never gets an older one")
                .isEqualTo("guarded");
    }

    private Caller withOnly(Permission permission) {
        return new Caller(
                integrator.tenantIfAny(),
                integrator.member(),
                integrator.subject(),
                integrator.name(),
                integrator.roles(),
                Set.of(permission),
                integrator.organizationName(),
                integrator.language());
    }

    private EvaluationResult evaluate(Caller caller, EvaluationCommand command) {
        return tenants.as(caller, () -> evaluation.evaluate(command));
    }

    private static EvaluationCommand talked(int minutes) {
        return EvaluationCommand.of(
                "accept", Map.of("relationship", Map.of("conversation_minutes", minutes, "said_what_they_do", true)));
    }

    private EvaluationCommand ofMember() {
        return talked(12).forMember(tenant.member().toString());
    }

    private static EvaluationCommand competitor() {
        return EvaluationCommand.of(
                "accept",
                Map.of(
                        "contact",
                        Map.of("relations", List.of("competitor")),
                        "relationship",
                        Map.of("conversation_minutes", 12, "said_what_they_do", true)));
    }

    private Instant inAMonth() {
        return clock.instant().plus(Duration.ofDays(30)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    private void sameRefusal(String pointer, EvaluationCommand absent, EvaluationCommand foreign) {
        sameRefusal(pointer, integrator, absent, integrator, foreign);
    }

    private void sameRefusal(
            String pointer, Caller oneCaller, EvaluationCommand one, Caller otherCaller, EvaluationCommand other) {
        var first = refused(ErrorCode.UNPROCESSABLE, () -> evaluate(oneCaller, one));
        var second = refused(ErrorCode.UNPROCESSABLE, () -> evaluate(otherCaller, other));
        assertThat(first.faults()).extracting(Fault::pointer).containsExactly(pointer);
        assertThat(second.faults()).isEqualTo(first.faults());
        assertThat(second.getMessage()).isEqualTo(first.getMessage());
    }

    private static DomainException refused(ErrorCode code, ThrowingCallable work) {
        var caught = new DomainException[1];
        assertThatThrownBy(work).isInstanceOfSatisfying(DomainException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            caught[0] = refused;
        });
        return caught[0];
    }

    private List<Id> logged() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM decision_log WHERE tenant_id = "
                        + tenant.id().value())) {
            List<Id> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(new Id(rows.getLong(1)));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void consent(int inTenant, Id ofMember) {
        sql("UPDATE member SET integrators_consented_at = UTC_TIMESTAMP(6) WHERE tenant_id = " + inTenant + " AND id = "
                + ofMember.value());
    }

    private void sql(String statement) {
        try (var connection = database.getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void asOwner(String statement) {
        var config = ConfigProvider.getConfig();
        try {
            var owner = new MariaDbDataSource(config.getValue("acquaint.db.url", String.class));
            owner.setUser(config.getValue("test.db.owner.user", String.class));
            owner.setPassword(config.getValue("test.db.owner.password", String.class));
            try (var connection = owner.getConnection();
                    var change = connection.createStatement()) {
                change.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
