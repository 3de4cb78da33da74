package dev.acquaint.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.acquaint.stack.Demo.Login;
import org.junit.jupiter.api.Test;

/** A coach and the people they look after. */
@SystemTest
class ClientsIT {

    @Test
    void a_coach_invites_a_client_by_mail_closes_their_access_and_undoes_it(Demo demo) {
        String unique = Demo.unique();
        String name = "Noor " + unique;
        String address = "noor-" + unique + "@client.test";
        Page page = demo.signedInAs(Login.COACH);
        page.navigate(demo.console("/clients.xhtml"));
        Demo.assertAccessible(page);

        page.locator("#start-inviting").click();
        page.locator("#name").fill(name);
        page.locator("#email").fill(address);
        Demo.assertAccessible(page);
        page.locator("#send").click();

        Locator row = page.locator("tr[data-email='" + address + "']");
        assertThat(row).containsText(name);
        assertThat(row).hasAttribute("data-state", "INVITED");
        assertThat(demo.newestMailTo(address).text()).contains("http");
        Demo.assertAccessible(page);

        row.getByText("Close access").click();
        assertThat(row).hasAttribute("data-state", "DISABLED");
        assertThat(page.locator("#list .notice-good")).containsText("The access of " + name + " is closed.");
        Demo.assertAccessible(page);

        page.locator("#undo").click();
        assertThat(page.locator("#list .notice-good")).containsText(name + " may come in again.");
        assertThat(row).not().hasAttribute("data-state", "DISABLED");
        Demo.assertAccessible(page);
        page.reload();
        assertThat(row.getByText("Close access")).isVisible();
        assertThat(row).not().hasAttribute("data-state", "DISABLED");
    }
}
