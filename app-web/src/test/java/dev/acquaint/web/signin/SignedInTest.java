package dev.acquaint.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedInTest {

    private static final Instant START = Instant.now();

    private final FakeProvider fake = new FakeProvider();
    private final Provider provider = fake.provider();
    private SignedIn person;

    @BeforeEach
    void signIn() throws Exception {
        fake.member("bright-path", "member", "coach");
        fake.expiresAt = START.plus(Duration.ofMinutes(5));
        var signIn = new SignIn(provider, fake.issuer());
        var browser = new Attempts();
        var out = (SignIn.GoTo) signIn.begin(browser, "bright-path", true, Destination.HOME, Locale.ENGLISH);
        person = ((SignIn.Enter) signIn.complete(browser, fake.signsIn(out.address()), Locale.ENGLISH)).person();
        fake.tokenRequests.clear();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void while_the_access_token_lives_the_provider_is_left_alone() throws Exception {
        person.current(provider, after(Duration.ofMinutes(4)));
        assertThat(fake.tokenRequests).isEmpty();
    }

    @Test
    void a_role_taken_away_is_gone_when_the_access_token_has_run_out() throws Exception {
        fake.member("bright-path", "member");
        fake.expiresAt = START.plus(Duration.ofMinutes(10));
        assertThat(person.current(provider, after(Duration.ofMinutes(4))).roles())
                .contains("coach");
        assertThat(person.current(provider, after(Duration.ofMinutes(5))).roles())
                .containsExactly("member");
    }

    @Test
    void a_membership_taken_away_ends_the_session() {
        fake.forgetMemberships();
        refusedWith(Problem.NOT_A_MEMBER);
    }

    @Test
    void a_session_that_the_provider_ended_is_over() {
        fake.sessionEnded = true;
        refusedWith(Problem.EXPIRED);
    }

    @Test
    void while_the_provider_is_away_the_session_goes_on_and_says_so() throws Exception {
        fake.answersWith = 502;
        assertThat(person.current(provider, after(Duration.ofMinutes(6))).roles())
                .contains("coach");
        assertThat(person.providerDown()).isTrue();
        person.current(provider, after(Duration.ofMinutes(6).plusSeconds(29)));
        assertThat(fake.tokenRequests).as("not asked again with every click").hasSize(1);

        fake.answersWith = 0;
        fake.expiresAt = START.plus(Duration.ofMinutes(15));
        person.current(provider, after(Duration.ofMinutes(7)));
        assertThat(person.providerDown()).isFalse();
    }

    @Test
    void a_page_in_place_of_tokens_is_an_outage_and_not_a_sign_out() throws Exception {
        fake.answersWith = 404;
        assertThat(person.current(provider, after(Duration.ofMinutes(6))).roles())
                .contains("coach");
        assertThat(person.providerDown()).isTrue();
    }

    @Test
    void many_requests_at_once_use_a_refresh_token_once() throws Exception {
        fake.expiresAt = START.plus(Duration.ofMinutes(10));
        var threads = Executors.newFixedThreadPool(8);
        try {
            var requests = new ArrayList<Callable<Object>>();
            for (int i = 0; i < 16; i++) {
                requests.add(() -> person.current(provider, after(Duration.ofMinutes(6))));
            }
            for (var answer : threads.invokeAll(requests)) {
                answer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fake.tokenRequests).hasSize(1);
    }

    private void refusedWith(Problem problem) {
        assertThatThrownBy(() -> person.current(provider, after(Duration.ofMinutes(6))))
                .asInstanceOf(type(SignInRefused.class))
                .extracting(SignInRefused::problem)
                .isEqualTo(problem);
    }

    private static Clock after(Duration time) {
        return Clock.fixed(START.plus(time), ZoneOffset.UTC);
    }
}
