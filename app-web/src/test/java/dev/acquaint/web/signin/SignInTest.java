package dev.acquaint.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

    private static final Destination INBOX = Destination.of("/inbox.xhtml");

    private final FakeProvider fake = new FakeProvider();
    private final Provider provider = fake.provider();
    private final SignIn signIn = new SignIn(provider, fake.issuer());
    private final Attempts browser = new Attempts();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void the_way_out_carries_state_nonce_an_s256_challenge_and_asks_for_the_organizations() throws Exception {
        var asked = FakeProvider.parameters(leave().getRawQuery());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "acquaint-console")
                .containsEntry("redirect_uri", "http://localhost:8080/console/signed-in")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("ui_locales", "nl")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(asked.get("scope").split(" ")).contains("openid", "organization:*");
    }

    @Test
    void two_ways_out_share_no_secret() throws Exception {
        var one = FakeProvider.parameters(leave().getRawQuery());
        var other = FakeProvider.parameters(leave().getRawQuery());
        for (String secret : List.of("state", "nonce", "code_challenge")) {
            assertThat(one.get(secret)).isNotEqualTo(other.get(secret)).hasSizeGreaterThan(40);
        }
    }

    @Test
    void a_member_of_one_organization_enters_it_without_being_asked() throws Exception {
        fake.member("bright-path", "member");
        var second = complete(fake.signsIn(leave()));
        assertThat(second).isInstanceOf(SignIn.GoTo.class);
        var address = ((SignIn.GoTo) second).address();
        assertThat(FakeProvider.parameters(address.getRawQuery()).get("scope")).contains("organization:bright-path");

        var entered = complete(fake.signsIn(address));
        assertThat(entered).asInstanceOf(type(SignIn.Enter.class)).satisfies(enter -> {
            assertThat(enter.returnTo()).isEqualTo(INBOX);
            assertThat(enter.organization()).isEqualTo("bright-path");
            var identity = enter.person().current(provider, Clock.systemUTC());
            assertThat(identity.subject()).isEqualTo(FakeProvider.SUBJECT);
            assertThat(identity.organizationId()).isEqualTo("id-of-bright-path");
            assertThat(identity.roles()).containsExactly("member");
            assertThat(identity.name()).isEqualTo("Maya Jansen");
        });
    }

    @Test
    void a_member_of_several_organizations_chooses() throws Exception {
        fake.member("bright-path", "member").member("northwind", "hr-manager");
        assertThat(complete(fake.signsIn(leave())))
                .isEqualTo(new SignIn.Choose(List.of("bright-path", "northwind"), INBOX));
    }

    @Test
    void a_remembered_organization_saves_the_first_trip() throws Exception {
        fake.member("bright-path", "member").member("northwind", "hr-manager");
        var out = (SignIn.GoTo) signIn.begin(browser, "northwind", false, INBOX, Locale.ENGLISH);
        assertThat(complete(fake.signsIn(out.address()))).isInstanceOf(SignIn.Enter.class);
    }

    @Test
    void a_remembered_organization_that_is_gone_is_forgotten() throws Exception {
        fake.member("bright-path", "member");
        var out = (SignIn.GoTo) signIn.begin(browser, "northwind", false, INBOX, Locale.ENGLISH);
        var again = complete(fake.signsIn(out.address()));
        assertThat(again)
                .asInstanceOf(type(SignIn.GoTo.class))
                .satisfies(go -> assertThat(FakeProvider.parameters(go.address().getRawQuery())
                                .get("scope"))
                        .contains("organization:*"));
    }

    @Test
    void a_chosen_organization_that_the_person_is_no_member_of_is_refused() throws Exception {
        fake.member("bright-path", "member");
        var out = (SignIn.GoTo) signIn.begin(browser, "northwind", true, INBOX, Locale.ENGLISH);
        refused(fake.signsIn(out.address()), Problem.NOT_A_MEMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "bright path", "", "a\"b", "ümlaut"})
    void what_could_not_be_an_alias_never_gets_into_the_scope(String alias) throws Exception {
        var out = (SignIn.GoTo) signIn.begin(browser, alias, true, INBOX, Locale.ENGLISH);
        assertThat(FakeProvider.parameters(out.address().getRawQuery()).get("scope"))
                .isEqualTo("openid profile email organization:*");
    }

    @Test
    void a_membership_without_a_role_is_refused() throws Exception {
        fake.member("bright-path");
        var second = (SignIn.GoTo) complete(fake.signsIn(leave()));
        refused(fake.signsIn(second.address()), Problem.NOT_A_MEMBER);
    }

    @Test
    void a_token_that_names_a_second_organization_is_refused() throws Exception {
        fake.member("bright-path", "member");
        var second = (SignIn.GoTo) complete(fake.signsIn(leave()));
        fake.inAccessToken = claims ->
                claims.claim("organization", Map.of("bright-path", Map.of("id", "1"), "northwind", Map.of("id", "2")));
        refused(fake.signsIn(second.address()), Problem.NOT_A_MEMBER);
    }

    @Test
    void roles_of_another_client_count_for_nothing() throws Exception {
        fake.member("bright-path", "member");
        var second = (SignIn.GoTo) complete(fake.signsIn(leave()));
        fake.inAccessToken = claims -> claims.claim(
                "organization",
                Map.of(
                        "bright-path",
                        Map.of(
                                "id",
                                "1",
                                "resource_access",
                                Map.of("account", Map.of("roles", List.of("org-admin"))))));
        refused(fake.signsIn(second.address()), Problem.NOT_A_MEMBER);
    }

    @Test
    void somebody_without_an_organization_is_told_so() throws Exception {
        refused(fake.signsIn(leave()), Problem.NO_ORGANIZATION);
    }

    @Test
    void a_platform_operator_enters_without_an_organization() throws Exception {
        fake.operator = true;
        assertThat(complete(fake.signsIn(leave())))
                .asInstanceOf(type(SignIn.Enter.class))
                .satisfies(enter -> {
                    var identity = enter.person().current(provider, Clock.systemUTC());
                    assertThat(identity.organizationId()).isNull();
                    assertThat(identity.roles()).containsExactly("platform-operator");
                });
    }

    @Test
    void an_operator_who_is_a_member_too_enters_as_a_member_only() throws Exception {
        fake.operator = true;
        fake.member("bright-path", "coach");
        var second = (SignIn.GoTo) complete(fake.signsIn(leave()));
        var enter = (SignIn.Enter) complete(fake.signsIn(second.address()));
        assertThat(enter.person().current(provider, Clock.systemUTC()).roles()).containsExactly("coach");
    }

    @Test
    void a_state_that_this_browser_did_not_send_is_refused() throws Exception {
        fake.member("bright-path", "member");
        var elsewhere = (SignIn.GoTo) signIn.begin(new Attempts(), null, false, INBOX, Locale.ENGLISH);
        refused(fake.signsIn(elsewhere.address()), Problem.EXPIRED);
    }

    @Test
    void a_state_works_once() throws Exception {
        fake.member("bright-path", "member");
        var answer = fake.signsIn(leave());
        complete(answer);
        refused(answer, Problem.EXPIRED);
        assertThat(fake.tokenRequests).hasSize(1);
    }

    @Test
    void an_answer_without_state_is_refused() {
        refused(Map.of("code", new String[] {"code-1"}), Problem.EXPIRED);
    }

    @Test
    void a_stolen_code_is_worth_nothing_without_the_verifier() throws Exception {
        fake.member("bright-path", "member");
        var theirs = fake.signsIn(leave());
        var mine = new HashMap<>(fake.signsIn(leave()));
        mine.put("code", theirs.get("code"));
        refused(mine, Problem.EXPIRED);
    }

    @Test
    void an_answer_of_another_issuer_is_refused_before_its_code_is_redeemed() throws Exception {
        var answer = new HashMap<>(fake.signsIn(leave()));
        answer.put("iss", new String[] {"https://elsewhere.example"});
        refused(answer, Problem.INVALID);
        assertThat(fake.tokenRequests).isEmpty();
    }

    @Test
    void turning_back_at_the_provider_is_no_error() throws Exception {
        var state = FakeProvider.parameters(leave().getRawQuery()).get("state");
        refused(Map.of("state", new String[] {state}, "error", new String[] {"access_denied"}), Problem.CANCELLED);
    }

    @Test
    void another_nonce_is_refused() throws Exception {
        fake.inIdToken = claims -> claims.claim("nonce", "another");
        refused(fake.signsIn(leave()), Problem.INVALID);
    }

    @Test
    void an_id_token_for_another_client_is_refused() throws Exception {
        fake.inIdToken = claims -> claims.audience("another-client");
        refused(fake.signsIn(leave()), Problem.INVALID);
    }

    @Test
    void an_id_token_of_another_issuer_is_refused() throws Exception {
        fake.inIdToken = claims -> claims.issuer("https://elsewhere.example");
        refused(fake.signsIn(leave()), Problem.INVALID);
    }

    @Test
    void an_access_token_for_another_audience_is_refused() throws Exception {
        fake.inAccessToken = claims -> claims.audience("account");
        refused(fake.signsIn(leave()), Problem.INVALID);
    }

    @Test
    void an_access_token_of_another_issuer_is_refused() throws Exception {
        fake.inAccessToken = claims -> claims.issuer("https://elsewhere.example");
        refused(fake.signsIn(leave()), Problem.INVALID);
    }

    @Test
    void an_access_token_handed_to_another_client_is_refused() throws Exception {
        fake.inAccessToken = claims -> claims.claim("azp", "bright-path-integrator");
        refused(fake.signsIn(leave()), Problem.INVALID);
    }

    @Test
    void a_token_that_is_no_access_token_is_refused() throws Exception {
        fake.inAccessToken = claims -> claims.claim("typ", "ID");
        refused(fake.signsIn(leave()), Problem.INVALID);
    }

    @Test
    void two_tokens_of_two_people_are_refused() throws Exception {
        fake.inAccessToken = claims -> claims.subject("somebody-else");
        refused(fake.signsIn(leave()), Problem.INVALID);
    }

    @Test
    void a_signature_by_another_key_is_refused() throws Exception {
        fake.signsWithAStrangersKey = true;
        refused(fake.signsIn(leave()), Problem.INVALID);
    }

    @Test
    void a_provider_that_fails_is_no_fault_of_the_person() throws Exception {
        var answer = fake.signsIn(leave());
        fake.answersWith = 503;
        assertThatThrownBy(() -> complete(answer)).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void a_provider_that_is_away_from_the_start_is_told_as_such() {
        fake.close();
        assertThatThrownBy(this::leave).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void ninth_attempt_in_a_browser_drops_the_first() throws Exception {
        fake.member("bright-path", "member");
        var first = fake.signsIn(leave());
        for (int i = 0; i < 8; i++) {
            leave();
        }
        refused(first, Problem.EXPIRED);
    }

    @Test
    void signing_out_names_the_session_to_end_and_the_way_back() throws Exception {
        fake.member("bright-path", "member");
        var second = (SignIn.GoTo) complete(fake.signsIn(leave()));
        var enter = (SignIn.Enter) complete(fake.signsIn(second.address()));
        var out = provider.endSession(enter.person().idToken());
        assertThat(out.toString()).startsWith(fake.issuer() + "/logout?");
        assertThat(FakeProvider.parameters(out.getRawQuery()))
                .containsEntry("id_token_hint", enter.person().idToken())
                .containsEntry("post_logout_redirect_uri", "http://localhost:8080/console/signed-out.xhtml");
    }

    private URI leave() throws Exception {
        return ((SignIn.GoTo) signIn.begin(browser, null, false, INBOX, Locale.forLanguageTag("nl-BE"))).address();
    }

    private SignIn.Next complete(Map<String, String[]> answer) throws Exception {
        return signIn.complete(browser, answer, Locale.ENGLISH);
    }

    private void refused(Map<String, String[]> answer, Problem problem) {
        assertThatThrownBy(() -> complete(answer))
                .asInstanceOf(type(SignInRefused.class))
                .extracting(SignInRefused::problem)
                .isEqualTo(problem);
    }
}
