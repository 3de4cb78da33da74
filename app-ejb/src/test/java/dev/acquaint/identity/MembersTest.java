package dev.acquaint.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.acquaint.audit.AuditEntry;
import dev.acquaint.audit.AuditTrail;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.notification.MailsInMemory;
import dev.acquaint.tenancy.Role;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import dev.acquaint.testing.TestTenants.TestTenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembersTest extends InContainer {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @Inject
    private Members members;

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private KeycloakInMemory keycloak;

    @Inject
    private MailsInMemory mails;

    @Inject
    private TestTenants tenants;

    private TestTenant tenant;
    private final String email = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void aTenant() {
        if (tenants != null) { // in the container
            tenant = tenants.newTenant("Bright Path");
            keycloak.isDown(false);
            keycloak.givesIdsThatDoNotFit(false);
        }
    }

    @Test
    void a_coach_invites_a_client_who_is_mailed_a_way_to_choose_a_password() {
        var invited = asCoach(email);

        assertThat(invited.state()).isEqualTo(MemberState.INVITED);
        assertThat(invited.language()).isEqualTo(DUTCH);
        assertThat(list(Role.COACH)).extracting(MemberView::email).contains(email);
        var account = keycloak.account(email, "", "", DUTCH).id();
        assertThat(keycloak.rolesOf(tenant.organizationId(), account)).containsExactly(Role.MEMBER);
        assertThat(keycloak.passwordMailsTo(account)).isEqualTo(1);
        assertThat(trail())
                .extracting(AuditEntry::act, AuditEntry::subject)
                .contains(tuple("member.invited", "member:" + invited.id()));
    }

    @Test
    void somebody_who_has_an_account_is_told_in_their_language_to_use_it() {
        keycloak.knows(email);

        asCoach(email);

        assertThat(mails.to(email)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Bright Path nodigt je uit bij Acquaint");
            assertThat(mail.text()).contains("Hallo Maya Lindqvist", "http://localhost:8080/console/");
        });
    }

    @Test
    void inviting_again_somebody_who_has_not_come_sends_the_mail_again_and_makes_nobody_new() {
        var first = asCoach(email);
        var second = asCoach(email.toUpperCase(Locale.ROOT));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(keycloak.passwordMailsTo(
                        keycloak.account(email, "", "", DUTCH).id()))
                .isEqualTo(2);
    }

    @Test
    void somebody_who_is_in_already_is_not_invited() {
        assertThatCode(() -> asCoach(tenant.subject() + "@example.org")).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void a_coach_neither_invites_nor_shuts_out_anybody_but_clients() {
        var admin =
                tenants.as(tenant.with(Role.ORG_ADMIN), () -> members.invite(email, "An Admin", DUTCH, Role.ORG_ADMIN));

        assertThatCode(() -> tenants.as(
                        tenant.with(Role.COACH), () -> members.invite("x" + email, "X Y", DUTCH, Role.COACH)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThatCode(() -> tenants.as(tenant.with(Role.COACH), () -> members.disable(admin.id())))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(list(Role.COACH)).extracting(MemberView::id).doesNotContain(admin.id());
        assertThat(list(Role.ORG_ADMIN)).extracting(MemberView::id).contains(admin.id());
    }

    @Test
    void members_manage_nobody_and_nobody_gives_a_role_that_is_not_for_people() {
        assertThatCode(() -> tenants.as(
                        tenant.with(Role.MEMBER, Role.HR_MANAGER),
                        () -> members.invite(email, "X Y", DUTCH, Role.MEMBER)))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThatCode(() -> tenants.as(tenant.with(Role.MEMBER), members::list))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThatCode(() -> tenants.as(
                        tenant.with(Role.ORG_ADMIN), () -> members.invite(email, "X Y", DUTCH, Role.PLATFORM_OPERATOR)))
                .isEqualTo(ErrorCode.INVALID);
        assertThatCode(() -> members.list()).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void nobody_closes_their_own_access() {
        assertThatCode(() ->
                        tenants.as(tenant.with(Role.ORG_ADMIN, Role.MEMBER), () -> members.disable(tenant.member())))
                .isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void what_is_no_address_or_name_is_refused_with_the_place_it_is_in() {
        for (var wrong :
                List.of("maya", "maya@", "@example.org", "a b@example.org", "maya@example.org>", "m\n@e.org")) {
            assertThatThrownBy(() -> asCoach(wrong))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            refusal -> assertThat(refusal.faults())
                                    .extracting(DomainException.Fault::pointer)
                                    .containsExactly("/email"));
        }
        assertThatThrownBy(() -> tenants.as(
                        tenant.with(Role.COACH), () -> members.invite(email, "<b>Maya</b>", DUTCH, Role.MEMBER)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.faults())
                                .extracting(DomainException.Fault::pointer)
                                .containsExactly("/name"));
    }

    @Test
    void when_our_database_refuses_the_new_account_is_taken_back() {
        keycloak.givesIdsThatDoNotFit(true);

        assertThatThrownBy(() -> asCoach(email)).isNotInstanceOf(DomainException.class);

        assertThat(keycloak.hasAccount(email)).isFalse();
        assertThat(list(Role.COACH)).extracting(MemberView::email).doesNotContain(email);
    }

    @Test
    void when_keycloak_is_down_nobody_is_invited() {
        keycloak.isDown(true);

        assertThatCode(() -> asCoach(email)).isEqualTo(ErrorCode.UNAVAILABLE);

        assertThat(list(Role.COACH)).extracting(MemberView::email).doesNotContain(email);
    }

    @Test
    void when_keycloak_is_down_access_closes_here_all_the_same_and_there_when_asked_again() {
        var client = asCoach(email);
        var account = keycloak.account(email, "", "", DUTCH).id();
        keycloak.isDown(true);

        assertThatCode(() -> disable(client.id())).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(list(Role.COACH))
                .filteredOn(member -> member.id().equals(client.id()))
                .extracting(MemberView::state)
                .containsExactly(MemberState.DISABLED);

        keycloak.isDown(false);
        disable(client.id());
        assertThat(keycloak.rolesOf(tenant.organizationId(), account)).isEmpty();
        assertThat(trail())
                .filteredOn(entry -> entry.act().equals("member.disabled"))
                .hasSize(1);
    }

    private MemberView asCoach(String invited) {
        return tenants.as(tenant.with(Role.COACH), () -> members.invite(invited, "Maya Lindqvist", DUTCH, Role.MEMBER));
    }

    private MemberView disable(Id id) {
        return tenants.as(tenant.with(Role.COACH), () -> members.disable(id));
    }

    private List<MemberView> list(Role as) {
        return tenants.as(tenant.with(as), members::list);
    }

    private List<AuditEntry> trail() {
        return tenants.as(
                tenant.with(Role.ORG_ADMIN), () -> auditTrail.list(null, 100).items());
    }

    private static ObjectAssert<ErrorCode> assertThatCode(ThrowingCallable call) {
        var refusal = catchThrowableOfType(DomainException.class, call);
        assertThat(refusal).as("a refusal").isNotNull();
        return assertThatObject(refusal.code());
    }
}
