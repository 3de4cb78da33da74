package dev.acquaint.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.acquaint.stack.Demo.Login;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SystemTest
class SignInIT {

    @ParameterizedTest
    @EnumSource(Login.class)
    void everybody_of_the_demo_signs_in_and_meets_an_accessible_page(Login person, Demo demo) {
        Page page = demo.signedInAs(person);

        assertThat(page.locator("main h1")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("en|nl"));
        Demo.assertAccessible(page);
    }

    @Test
    void the_sign_in_page_speaks_the_visitors_language_and_is_accessible(Demo demo) {
        Page english = demo.visitor("en");
        english.navigate(demo.console("/"));
        assertThat(english.locator("#kc-page-title")).containsText("Sign in");
        Demo.assertAccessible(english);

        Page dutch = demo.visitor("nl");
        dutch.navigate(demo.console("/"));
        assertThat(dutch.locator("#kc-page-title")).containsText("Inloggen");
        Demo.assertAccessible(dutch);
    }

    @Test
    void a_wrong_password_opens_nothing(Demo demo) {
        Page page = demo.visitor("en");
        page.navigate(demo.console("/"));

        Demo.signIn(page, Login.EMPLOYEE, "not-the-password-1");

        assertThat(page.locator("#input-error-username, #input-error, .kc-feedback-text")
                        .first())
                .isVisible();
        assertThat(page.url()).doesNotStartWith(demo.console("/"));
    }

    @Test
    void signing_out_ends_the_session_at_the_sign_in_service_too(Demo demo) {
        Page page = demo.signedInAs(Login.COACH);
        // Without the console's own session, the one at the sign-in service lets them in again, unasked.
        Pattern session = Pattern.compile(".*acquaint-session");
        assertThat(page.context().cookies())
                .anyMatch(cookie -> session.matcher(cookie.name).matches());
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(session));
        page.navigate(demo.console("/profile.xhtml"));
        assertThat(page.locator("#person")).isVisible();

        page.locator("#person summary").click();
        page.locator("#sign-out").click();
        page.waitForURL(demo.console("/signed-out.xhtml") + "**");
        assertThat(page.locator("#again")).isVisible();
        Demo.assertAccessible(page);

        page.navigate(demo.console("/profile.xhtml"));
        assertThat(page.locator("#username")).isVisible();
        assertThat(page.url()).doesNotStartWith(demo.console("/"));
        Demo.assertAccessible(page);
    }
}
