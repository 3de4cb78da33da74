package dev.acquaint.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.acquaint.stack.Demo.Login;
import dev.acquaint.systemtest.Demo.Mail;
import org.junit.jupiter.api.Test;

/** How an organization comes in: it asks, proves its address by the mailed link, and is let in by hand. */
@SystemTest
class SignUpIT {

    @Test
    void an_organization_that_follows_the_mailed_link_waits_until_the_operator_lets_it_in(Demo demo) {
        String unique = Demo.unique();
        String organization = "Harbour Coaching " + unique;
        String address = "hanna-" + unique + "@harbour.test";

        Page founder = demo.visitor("en");
        founder.navigate(demo.console("/sign-up.xhtml"));
        Demo.assertAccessible(founder);
        founder.locator("[autocomplete=organization]").fill(organization);
        founder.locator("[autocomplete=given-name]").fill("Hanna");
        founder.locator("[autocomplete=family-name]").fill("Visser");
        founder.locator("[autocomplete=email]").fill(address);
        founder.locator("[id='sign-up:send']").click();
        assertThat(founder.locator("#sent")).containsText(address);
        Demo.assertAccessible(founder);

        Mail mail = demo.newestMailTo(address);
        assertThat(mail.subject()).contains(organization);
        founder.navigate(mail.link());
        Demo.assertAccessible(founder);
        founder.locator("[id='verify:confirm']").click();
        assertThat(founder.locator("#verified")).containsText(address);
        Demo.assertAccessible(founder);

        Page operator = demo.signedInAs(Login.OPERATOR);
        operator.navigate(demo.console("/operator.xhtml"));
        Locator row =
                operator.locator("tr[data-organization]").filter(new Locator.FilterOptions().setHasText(organization));
        assertThat(row).hasAttribute("data-state", "PENDING");
        assertThat(row).containsText(address);
        Demo.assertAccessible(operator);
        row.getByText("Let in").click();
        assertThat(row).hasAttribute("data-state", "APPROVED");
        assertThat(operator.locator("#list .notice-good")).containsText(organization + " is open.");
        Demo.assertAccessible(operator);

        operator.reload();
        assertThat(row).hasAttribute("data-state", "APPROVED");
        assertThat(demo.newestMailTo(address, "can start").subject()).contains(organization);
    }

    @Test
    void a_mailed_link_works_once(Demo demo) {
        String unique = Demo.unique();
        String address = "ivo-" + unique + "@quay.test";
        Page founder = demo.visitor("en");
        founder.navigate(demo.console("/sign-up.xhtml"));
        founder.locator("[autocomplete=organization]").fill("Quay " + unique);
        founder.locator("[autocomplete=given-name]").fill("Ivo");
        founder.locator("[autocomplete=family-name]").fill("Bakker");
        founder.locator("[autocomplete=email]").fill(address);
        founder.locator("[id='sign-up:send']").click();
        assertThat(founder.locator("#sent")).isVisible();
        String link = demo.newestMailTo(address).link();
        founder.navigate(link);
        founder.locator("[id='verify:confirm']").click();
        assertThat(founder.locator("#verified")).isVisible();

        founder.navigate(link);
        founder.locator("[id='verify:confirm']").click();

        assertThat(founder.locator("#messages .notice-error")).isVisible();
        assertThat(founder.locator("#verified")).hasCount(0);
        Demo.assertAccessible(founder);
    }
}
