package dev.acquaint.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.audit.AuditEntry;
import dev.acquaint.audit.AuditTrail;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import dev.acquaint.tenancy.Role;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import dev.acquaint.testing.TestTenants.TestTenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoliciesTest extends InContainer {

    private static final List<String> FIRST_FIVE =
            List.of("know-like-trust", "guarded", "benefit-of-the-doubt", "everyone-welcome", "closed");

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @Inject
    private Policies policies;

    @Inject
    private Exceptions exceptions;

    @Inject
    private PolicyStacks stacks;

    @Inject
    private AuditTrail trail;

    @Inject
    private TestTenants tenants;

    @Inject
    private Clock clock;

    private TestTenant tenant;

    @BeforeEach
    void aTenant() {
        if (tenants != null) { // in the container
            tenant = tenants.newTenant("Policies");
        }
    }

    @Test
    void every_pack_is_offered_in_both_languages() {
        var english = asHr(() -> policies.packs(Locale.ENGLISH));
        var dutch = asHr(() -> policies.packs(DUTCH));

        assertThat(english).extracting(PackView::id).hasSize(16).containsAll(FIRST_FIVE);
        assertThat(english).allSatisfy(pack -> {
            assertThat(pack.hash()).matches("sha256:[0-9a-f]{64}");
            assertThat(pack.actions()).isNotEmpty();
        });
        assertThat(english)
                .filteredOn(pack -> FIRST_FIVE.contains(pack.id()))
                .hasSameSizeAs(FIRST_FIVE)
                .allSatisfy(pack -> {
                    assertThat(pack.rows()).isNotEmpty();
                    assertThat(pack.actions()).contains("accept");
                });
        assertThat(dutch)
                .extracting(PackView::title)
                .doesNotContainAnyElementsOf(
                        english.stream().map(PackView::title).toList());
    }

    @Test
    void a_pack_shows_its_rules_and_its_parameters_with_bounds() {
        var pack = asHr(() -> policies.pack("know-like-trust", Locale.ENGLISH));

        assertThat(pack.rules())
                .filteredOn(rule -> rule.id().equals("talked-and-said-what-they-do"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.condition()).contains("params.min_talk_minutes");
                    assertThat(rule.outcome()).isEqualTo("accept");
                });
        assertThat(pack.parameters())
                .filteredOn(parameter -> parameter.name().equals("min_talk_minutes"))
                .singleElement()
                .satisfies(parameter -> {
                    assertThat(parameter.value()).isEqualTo(10L);
                    assertThat(parameter.min().intValue()).isEqualTo(1);
                });
        assertThat(pack.document()).contains("talked-and-said-what-they-do");
    }

    @Test
    void an_unknown_pack_is_not_found() {
        refused(ErrorCode.NOT_FOUND, () -> asHr(() -> policies.pack("no-such-pack", Locale.ENGLISH)));
    }

    @Test
    void an_organization_begins_with_know_like_trust() {
        var baseline = asHr(() -> policies.baseline(Locale.ENGLISH));

        assertThat(baseline.revision()).isEqualTo(1);
        assertThat(baseline.layers()).extracting(InForceView.Layer::policy).containsExactly("know-like-trust");
    }

    @Test
    void a_baseline_with_parameters_is_in_force_at_once_and_raises_the_revision() {
        var chosen =
                asHr(() -> policies.chooseBaseline(new ChoosePack("know-like-trust", Map.of("min_talk_minutes", 30))));
        var shown = asHr(() -> policies.pack("know-like-trust", Locale.ENGLISH));
        var inForce = tenants.as(tenant.with(Role.MEMBER), () -> stacks.inForce(null, null));

        assertThat(chosen.revision()).isEqualTo(2);
        assertThat(shown.state()).isEqualTo("in-force");
        assertThat(shown.parameters())
                .filteredOn(parameter -> parameter.name().equals("min_talk_minutes"))
                .singleElement()
                .extracting(PolicyView.ParameterView::value)
                .isEqualTo(30);
        assertThat(inForce.revision()).isEqualTo(2);
        assertThat(inForce.stack()
                        .parameter("know-like-trust", "min_talk_minutes")
                        .orElseThrow()
                        .json())
                .isEqualTo(30L);
    }

    @Test
    void parameters_that_do_not_exist_or_leave_their_bounds_are_refused_by_name() {
        refused(
                ErrorCode.INVALID,
                () -> asHr(() ->
                        policies.chooseBaseline(new ChoosePack("know-like-trust", Map.of("min_talk_minutes", 0)))));
        refused(
                ErrorCode.INVALID,
                () -> asHr(() ->
                        policies.chooseBaseline(new ChoosePack("know-like-trust", Map.of("min_talk_minuts", 12)))));
        refused(
                ErrorCode.UNPROCESSABLE,
                () -> asHr(() -> policies.chooseBaseline(ChoosePack.asShipped("no-such-pack"))));

        assertThat(asHr(() -> policies.baseline(Locale.ENGLISH)).revision()).isEqualTo(1);
    }

    @Test
    void a_members_own_choice_is_the_narrowest_layer_and_can_be_ended() {
        var chosen = asMember(() -> policies.chooseMine(ChoosePack.asShipped("guarded")));
        var others = asHr(() -> policies.baseline(Locale.ENGLISH));
        var ended = asMember(() -> policies.chooseNothing());

        assertThat(chosen.layers()).extracting(InForceView.Layer::scope).containsExactly("pack", "member");
        assertThat(chosen.choice().pack()).isEqualTo("guarded");
        assertThat(chosen.choice().withCoach()).isFalse();
        assertThat(others.layers()).hasSize(1);
        assertThat(ended.choice()).isNull();
        assertThat(ended.layers()).hasSize(1);
        assertThat(ended.revision()).isEqualTo(3);
    }

    @Test
    void a_coach_puts_in_force_what_was_chosen_with_the_client() {
        tenants.as(tenant.with(Role.COACH), () -> {
            policies.chooseFor(tenant.member(), ChoosePack.asShipped("closed"));
            return null;
        });

        var mine = asMember(() -> policies.mine(Locale.ENGLISH));
        assertThat(mine.choice()).isEqualTo(new InForceView.Choice("closed", Map.of(), true));
    }

    @Test
    void a_coach_of_another_organization_finds_no_such_client() {
        var stranger = tenants.newTenant("Strangers").with(Role.COACH);

        refused(
                ErrorCode.NOT_FOUND,
                () -> tenants.as(stranger, () -> {
                    policies.chooseFor(tenant.member(), ChoosePack.asShipped("closed"));
                    return null;
                }));
        assertThat(asMember(() -> policies.mine(Locale.ENGLISH)).choice()).isNull();
    }

    @Test
    void the_trail_tells_that_a_member_chose_but_not_what() {
        asMember(() -> policies.chooseMine(ChoosePack.asShipped("closed")));
        asHr(() -> policies.chooseBaseline(ChoosePack.asShipped("guarded")));

        var acts = tenants.as(tenant.with(Role.ORG_ADMIN), () -> trail.list(null, 10))
                .items();

        assertThat(acts)
                .extracting(AuditEntry::act)
                .containsExactly("policy.baseline-chosen", "policy.personal-choice");
        assertThat(acts.get(0).subject()).isEqualTo("pack:guarded");
        assertThat(acts.get(1).toString()).doesNotContain("closed");
    }

    @Test
    void a_published_policy_is_in_force_numbered_and_hashed() {
        var first = asHr(() -> policies.publish(Guideline.strict()));
        var second = asHr(() -> policies.publish(Guideline.relaxed()));
        var own = asHr(() -> policies.own(Locale.ENGLISH));

        assertThat(first.version()).isEqualTo(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(own).singleElement().satisfies(policy -> {
            assertThat(policy.version()).isEqualTo(2);
            assertThat(policy.state()).isEqualTo("in-force");
        });
        assertThat(asHr(() -> policies.versions(Guideline.ID, Locale.ENGLISH)))
                .extracting(PolicyView::version)
                .containsExactly(2, 1);
        assertThat(asHr(() -> policies.version(Guideline.ID, 1, Locale.ENGLISH)).hash())
                .isEqualTo(first.hash());
    }

    @Test
    void publishing_the_same_again_makes_no_new_version() {
        asHr(() -> policies.publish(Guideline.strict()));
        var again = asHr(() -> policies.publish(Guideline.strict()));

        assertThat(again.version()).isEqualTo(1);
        assertThat(asHr(() -> policies.versions(Guideline.ID, Locale.ENGLISH))).hasSize(1);
    }

    @Test
    void what_was_published_can_be_published_again_from_its_own_document() {
        var published = asHr(() -> policies.publish(Guideline.strict()));

        var again = asHr(() -> policies.publish(published.document()));

        assertThat(again.hash()).isEqualTo(published.hash());
    }

    @Test
    void a_document_that_lets_in_by_force_fails_its_scenario_or_takes_a_packs_name_is_not_published() {
        refused(ErrorCode.INVALID, () -> asHr(() -> policies.publish(Guideline.lettingIn())));
        assertThat(refused(
                                ErrorCode.UNPROCESSABLE,
                                () -> asHr(() -> policies.publish(Guideline.withAFailingScenario())))
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/scenarios/0/outcome");
                    assertThat(fault.detail()).contains("decline");
                });
        assertThat(refused(
                                ErrorCode.UNPROCESSABLE,
                                () -> asHr(() -> policies.publish(
                                        Guideline.strict().replace("id: " + Guideline.ID, "id: closed"))))
                        .faults())
                .extracting(DomainException.Fault::code)
                .contains("name-taken");

        assertThat(asHr(() -> policies.own(Locale.ENGLISH))).isEmpty();
        assertThat(asHr(() -> policies.baseline(Locale.ENGLISH)).revision()).isEqualTo(1);
    }

    @Test
    void a_retired_policy_decides_no_more_and_stays_readable() {
        asHr(() -> policies.publish(Guideline.strict()));
        asHr(() -> {
            policies.retire(Guideline.ID);
            return null;
        });

        assertThat(asHr(() -> policies.baseline(Locale.ENGLISH)).layers())
                .extracting(InForceView.Layer::scope)
                .containsExactly("pack");
        assertThat(asHr(() -> policies.version(Guideline.ID, 1, Locale.ENGLISH)).state())
                .isEqualTo("published");
        refused(
                ErrorCode.CONFLICT,
                () -> asHr(() -> {
                    policies.retire(Guideline.ID);
                    return null;
                }));
    }

    @Test
    void another_organizations_policy_looks_like_none() {
        asHr(() -> policies.publish(Guideline.strict()));
        var stranger = tenants.newTenant("Strangers").with(Role.HR_MANAGER);

        assertThat(tenants.as(stranger, () -> policies.own(Locale.ENGLISH))).isEmpty();
        refused(
                ErrorCode.NOT_FOUND,
                () -> tenants.as(stranger, () -> policies.version(Guideline.ID, 1, Locale.ENGLISH)));
        refused(
                ErrorCode.NOT_FOUND,
                () -> tenants.as(stranger, () -> {
                    policies.retire(Guideline.ID);
                    return null;
                }));
    }

    @Test
    void an_exception_names_a_rule_of_the_own_policy_a_member_a_reason_and_an_end_in_the_future() {
        asHr(() -> policies.publish(Guideline.strict()));
        var until = clock.instant().plus(Duration.ofDays(30));

        var faults = refused(
                        ErrorCode.UNPROCESSABLE,
                        () -> asHr(() -> exceptions.grant(
                                new GrantException(Id.next(), Guideline.ID, "no-such-rule", " ", clock.instant()))))
                .faults();
        assertThat(faults)
                .extracting(DomainException.Fault::pointer)
                .containsExactly("/member", "/rule", "/reason", "/until");
        assertThat(refused(
                                ErrorCode.UNPROCESSABLE,
                                () -> asHr(() -> exceptions.grant(new GrantException(
                                        tenant.member(), "know-like-trust", "audience-only", "why", until))))
                        .faults())
                .extracting(DomainException.Fault::pointer)
                .containsExactly("/policy");

        assertThat(refused(
                                ErrorCode.UNPROCESSABLE,
                                () -> asHr(() -> exceptions.grant(new GrantException(
                                        tenant.member(), Guideline.ID, Guideline.NO_COMPETITORS, "why", Instant.MAX))))
                        .faults())
                .extracting(DomainException.Fault::code)
                .containsExactly("too-long");

        var granted = asHr(() -> exceptions.grant(new GrantException(
                tenant.member(), Guideline.ID, Guideline.NO_COMPETITORS, "Works on a joint standard", until)));
        assertThat(granted.state()).isEqualTo("active");
        assertThat(asMember(() -> exceptions.mine()))
                .extracting(ExceptionView::id)
                .containsExactly(granted.id());
        assertThat(asHr(() -> exceptions.list())).hasSize(1);

        var revoked = asHr(() -> exceptions.revoke(granted.id()));
        assertThat(revoked.state()).isEqualTo("revoked");
        assertThat(asHr(() -> exceptions.revoke(granted.id())).revokedAt()).isEqualTo(revoked.revokedAt());
    }

    @Test
    void another_organizations_exception_looks_like_none() {
        asHr(() -> policies.publish(Guideline.strict()));
        var granted = asHr(() -> exceptions.grant(new GrantException(
                tenant.member(),
                Guideline.ID,
                Guideline.NO_COMPETITORS,
                "why",
                clock.instant().plus(Duration.ofDays(1)))));
        var stranger = tenants.newTenant("Strangers").with(Role.HR_MANAGER);

        refused(ErrorCode.NOT_FOUND, () -> tenants.as(stranger, () -> exceptions.revoke(granted.id())));
        assertThat(tenants.as(stranger, () -> exceptions.list())).isEmpty();
    }

    @Test
    void changes_at_the_same_time_each_get_a_revision_of_their_own() throws Exception {
        asHr(() -> policies.chooseBaseline(ChoosePack.asShipped("guarded"))); // the row is there
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> changes = IntStream.range(0, 24)
                    .<Callable<Long>>mapToObj(i -> () -> asHr(() -> policies.chooseBaseline(
                                    new ChoosePack("know-like-trust", Map.of("min_talk_minutes", 5 + i))))
                            .revision())
                    .toList();
            var revisions =
                    threads.invokeAll(changes).stream().map(PoliciesTest::get).toList();

            assertThat(revisions).doesNotHaveDuplicates().hasSize(24);
            assertThat(asHr(() -> policies.baseline(Locale.ENGLISH)).revision()).isEqualTo(26);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void every_service_method_says_who_may() {
        for (Class<?> service : List.of(Policies.class, Exceptions.class)) {
            for (var method : service.getDeclaredMethods()) {
                if (java.lang.reflect.Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                    assertThat(method.isAnnotationPresent(Requires.class))
                            .as(method.toString())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_member_changes_no_policy_of_the_organization_and_hr_none_of_a_member() {
        refused(ErrorCode.FORBIDDEN, () -> asMember(() -> policies.chooseBaseline(ChoosePack.asShipped("closed"))));
        refused(ErrorCode.FORBIDDEN, () -> asMember(() -> policies.publish(Guideline.strict())));
        refused(ErrorCode.FORBIDDEN, () -> asMember(() -> exceptions.list()));
        refused(
                ErrorCode.FORBIDDEN,
                () -> asHr(() -> {
                    policies.chooseFor(tenant.member(), ChoosePack.asShipped("closed"));
                    return null;
                }));
        assertThat(Role.HR_MANAGER.permissions()).doesNotContain(Permission.OWN_POLICY);
    }

    private <T> T asHr(Callable<T> work) {
        return tenants.as(tenant.with(Role.HR_MANAGER), work);
    }

    private <T> T asMember(Callable<T> work) {
        return tenants.as(tenant.with(Role.MEMBER), work);
    }

    private static DomainException refused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        var caught = new DomainException[1];
        assertThatThrownBy(work).isInstanceOfSatisfying(DomainException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            caught[0] = refused;
        });
        return caught[0];
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
