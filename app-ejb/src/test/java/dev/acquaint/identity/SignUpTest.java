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
import dev.acquaint.notification.MailsInMemory;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.Role;
import dev.acquaint.tenancy.TenantId;
import dev.acquaint.tenancy.VerifiedIdentity;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignUpTest extends InContainer {

    @Inject
    private SignUp signUp;

    @Inject
    private Operator operator;

    @Inject
    private CallerDirectory directory;

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private KeycloakInMemory keycloak;

    @Inject
    private MailsInMemory mails;

    @Inject
    private TestTenants tenants;

    private final String firm = "Zonnig & Söhne " + UUID.randomUUID().toString().substring(0, 8);
    private final String email = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void keycloakIsUp() {
        if (keycloak != null) { // in the container
            keycloak.isDown(false);
            keycloak.givesIdsThatDoNotFit(false);
        }
    }

    @Test
    void a_firm_signs_up_waits_for_approval_and_then_its_first_admin_comes_in() {
        request();
        var verified = signUp.verify(mailedToken());

        assertThat(verified).isEqualTo(new VerifiedSignUp(firm, email, true));
        var organization = organization();
        assertThat(organization.state()).isEqualTo(TenantState.PENDING);
        assertThat(organization.contactEmail()).isEqualTo(email);
        assertThat(organization.alias()).matches("zonnig-sohne-[0-9a-f]{8}-[a-z]{12}");
        var organizationId = keycloak.organization(organization.alias(), firm);
        var account = keycloak.account(email, "", "", Locale.ENGLISH).id();
        assertThat(keycloak.rolesOf(organizationId, account)).containsExactlyInAnyOrder(Role.ORG_ADMIN, Role.COACH);
        var admin = new VerifiedIdentity(
                account,
                organizationId,
                organization.alias(),
                Set.of("org-admin", "coach"),
                Set.of(),
                "Anna Zonnig",
                email,
                Instant.parse("2099-01-01T00:00:00Z"));
        assertThatCode(() -> directory.callerFor(admin)).isEqualTo(ErrorCode.FORBIDDEN);

        asOperator(() -> operator.approve(organization.id()));

        var caller = directory.callerFor(admin);
        assertThat(caller.organizationName()).isEqualTo(firm);
        assertThat(mails.to(email))
                .hasSize(2)
                .last()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo(firm + " kan beginnen met Acquaint"));
        assertThat(tenants.as(caller, () -> auditTrail.list(null, 10).items()))
                .extracting(AuditEntry::act, AuditEntry::actor)
                .containsExactly(
                        tuple("organization.approved", "operator:the-operator"),
                        tuple("organization.signed-up", "job:sign-up"));
    }

    @Test
    void the_mail_holds_the_link_in_the_language_of_whoever_asked() {
        request();

        assertThat(mails.to(email)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Bevestig je e-mailadres voor " + firm);
            assertThat(mail.text())
                    .contains("Hallo Anna", "http://localhost:8080/console/verify.xhtml?token=")
                    .doesNotContain("&amp;");
        });
    }

    @Test
    void a_link_works_once() {
        request();
        var token = mailedToken();
        signUp.verify(token);

        assertThatCode(() -> signUp.verify(token)).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void a_made_up_link_is_not_known() {
        assertThatCode(() -> signUp.verify("no-such-token")).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void when_keycloak_is_down_the_same_link_works_later() {
        request();
        keycloak.isDown(true);
        assertThatCode(() -> signUp.verify(mailedToken())).isEqualTo(ErrorCode.UNAVAILABLE);

        keycloak.isDown(false);

        assertThat(signUp.verify(mailedToken()).organizationName()).isEqualTo(firm);
    }

    @Test
    void when_our_database_refuses_the_same_link_works_later_and_finds_what_was_made() {
        request();
        keycloak.givesIdsThatDoNotFit(true);
        assertThatThrownBy(() -> signUp.verify(mailedToken())).isNotInstanceOf(DomainException.class);
        keycloak.deleteAccount(keycloak.account(email, "", "", Locale.ENGLISH).id());
        keycloak.givesIdsThatDoNotFit(false);

        assertThat(signUp.verify(mailedToken()).organizationName()).isEqualTo(firm);
        assertThat(asOperator(operator::organizations))
                .filteredOn(organization -> organization.name().equals(firm))
                .hasSize(1);
    }

    @Test
    void a_mailbox_is_not_flooded() {
        request();
        request();
        request();

        assertThatCode(this::request).isEqualTo(ErrorCode.TOO_MANY);
        assertThat(mails.to(email)).hasSize(3);
    }

    @Test
    void whoever_is_signed_in_is_asked_to_sign_out_before_verifying() {
        request();
        var other = tenants.newTenant("Other");

        assertThatCode(() -> tenants.as(other.with(Role.MEMBER), () -> signUp.verify(mailedToken())))
                .isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void only_an_operator_approves_and_an_absent_organization_is_not_found() {
        var tenant = tenants.newTenant("Northwind");

        assertThatCode(() -> tenants.as(
                        tenant.with(Role.ORG_ADMIN, Role.COACH, Role.HR_MANAGER, Role.MEMBER), operator::organizations))
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThatCode(() -> asOperator(() -> operator.suspend(new TenantId(Integer.MAX_VALUE))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThatCode(() -> asOperator(() -> operator.approve(tenant.id()))).isEqualTo(ErrorCode.CONFLICT);
    }

    private void request() {
        signUp.request(firm, "Anna", "Zonnig", email, Locale.forLanguageTag("nl"));
    }

    private String mailedToken() {
        var text = mails.to(email).get(mails.to(email).size() - 1).text();
        return text.lines()
                .filter(line -> line.contains("token="))
                .map(line -> line.substring(line.indexOf("token=") + "token=".length()))
                .findFirst()
                .orElseThrow();
    }

    private OrganizationView organization() {
        return asOperator(operator::organizations).stream()
                .filter(organization -> organization.name().equals(firm))
                .findFirst()
                .orElseThrow();
    }

    private <T> T asOperator(Callable<T> work) {
        Caller caller = directory.callerFor(new VerifiedIdentity(
                "the-operator",
                null,
                null,
                Set.of("platform-operator"),
                Set.of(),
                "Operator",
                null,
                Instant.parse("2099-01-01T00:00:00Z")));
        return tenants.as(caller, work);
    }

    private static ObjectAssert<ErrorCode> assertThatCode(ThrowingCallable call) {
        var refusal = catchThrowableOfType(DomainException.class, call);
        assertThat(refusal).as("a refusal").isNotNull();
        return assertThatObject(refusal.code());
    }
}
