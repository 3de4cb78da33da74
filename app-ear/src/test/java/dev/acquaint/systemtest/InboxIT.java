package dev.acquaint.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.acquaint.stack.Demo.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job in a browser: upload the export, see each invitation decided, answer, accept, disagree. */
@SystemTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InboxIT {

    @Test
    @Order(1)
    void an_employee_uploads_the_export_watches_it_read_and_finds_the_inbox_filled(Demo demo) throws IOException {
        Page page = demo.signedInAs(Login.EMPLOYEE);
        page.navigate(demo.console("/import.xhtml"));
        Demo.assertAccessible(page);

        page.locator("#upload input[type=file]").setInputFiles(export(demo));

        assertThat(page.locator("#import-state[data-state=DONE]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(number(page, "rows-read"))
                .isPositive()
                .isEqualTo(
                        number(page, "rows-imported") + number(page, "rows-unchanged") + number(page, "rows-rejected"));
        Demo.assertAccessible(page);
        page.locator("#to-inbox").click();
        assertThat(page.locator("a.item[data-outcome=ask]").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(page.locator("a.item").count()).isGreaterThan(10);
        Demo.assertAccessible(page);
    }

    @Test
    @Order(2)
    void answering_the_questions_changes_the_verdict_in_place_and_accepting_settles_it(Demo demo) {
        Page page = demo.signedInAs(Login.EMPLOYEE);
        openOne(page, demo, "ask");
        assertThat(page.locator("#questions .question").count()).isBetween(1, 3);
        assertThat(page.locator("#reply")).not().isEmpty();
        Demo.assertAccessible(page);

        Locator minutes = page.locator("[data-fact='relationship.conversation_minutes']");
        minutes.locator("input").fill("12");
        minutes.locator("[data-answer=save]").click();
        page.locator("[data-fact='relationship.said_what_they_do'] [data-answer=yes]")
                .click();

        assertThat(page.locator("article.invitation")).hasAttribute("data-outcome", "accept");
        page.locator("#accept").click();
        assertThat(page.locator(".settled[data-settled=accept]")).isVisible();
        Demo.assertAccessible(page);

        page.locator("#undo").click();
        assertThat(page.locator(".settled")).hasCount(0);
    }

    @Test
    @Order(3)
    void deciding_otherwise_asks_for_a_reason_and_keeps_it(Demo demo) {
        Page page = demo.signedInAs(Login.EMPLOYEE);
        openOne(page, demo, "ask");

        page.locator("#override").click();
        page.locator("#override-outcome").selectOption("ignore");
        page.locator("#override-reason").fill("A sales pitch: she sells leads.");
        Demo.assertAccessible(page);
        page.locator("#override-save").click();

        assertThat(page.locator(".settled[data-settled=ignore]")).containsText("A sales pitch: she sells leads.");
    }

    @Test
    @Order(4)
    void nothing_of_the_inbox_sticks_out_on_a_narrow_screen(Demo demo) {
        Page page = demo.signedInAs(Login.EMPLOYEE);
        page.setViewportSize(360, 740);
        page.navigate(demo.console("/inbox.xhtml"));

        assertThat(page.locator("a.item").first()).isVisible();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing sticks out at 360 px")
                .isLessThanOrEqualTo(360);
        Demo.assertAccessible(page);
    }

    @Test
    void a_member_who_switches_to_dutch_reads_the_inbox_in_it(Demo demo) {
        Page page = demo.signedInAs(Login.MEMBER);
        page.navigate(demo.console("/inbox.xhtml"));
        String before = page.locator("html").getAttribute("lang");
        try {
            speak(page, "nl");

            assertThat(page.locator("#nav-import")).containsText("Importeren");
            assertThat(page.locator("#filter-all")).containsText("Alle open");
            assertThat(page.locator("a.item[data-outcome=ask] .item-why").first())
                    .containsText("Eerst vragen");
            Demo.assertAccessible(page);
            openOne(page, demo, "ask");
            assertThat(page.locator("#override")).hasText("Anders beslissen");
            assertThat(page.locator("#copy-reply")).containsText("Kopiëren");
            Demo.assertAccessible(page);

            // The language is the person's, not this browser's alone.
            Page elsewhere = demo.signedInAs(Login.MEMBER);
            elsewhere.navigate(demo.console("/inbox.xhtml"));
            assertThat(elsewhere.locator("html")).hasAttribute("lang", "nl");
        } finally {
            speak(page, before);
        }
    }

    @Test
    void the_other_organizations_member_sees_an_absent_invitation(Demo demo) {
        String foreign = demo.brightPath()
                .get("/v1/invitations?state=open&direction=incoming&member=" + demo.memberId(Login.MEMBER))
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        assertThat(foreign).isNotBlank();
        Page page = demo.signedInAs(Login.EMPLOYEE);

        page.navigate(demo.console("/inbox.xhtml?open=" + foreign));

        assertThat(page.locator("article.invitation[data-invitation='" + foreign + "']"))
                .hasCount(0);
    }

    private static void speak(Page page, String language) {
        page.locator("#display summary").click();
        page.locator("#display [data-language=" + language + "]").click();
        assertThat(page.locator("html")).hasAttribute("lang", language);
    }

    private static void openOne(Page page, Demo demo, String outcome) {
        page.navigate(demo.console("/inbox.xhtml"));
        page.locator("a.item[data-outcome=" + outcome + "]").first().click();
        assertThat(page.locator("article.invitation[data-outcome=" + outcome + "]"))
                .isVisible();
    }

    private static int number(Page page, String id) {
        return Integer.parseInt(page.locator("#" + id).getAttribute("data-value"));
    }

    private static Path export(Demo demo) throws IOException {
        try (Stream<Path> files = Files.list(demo.home().resolve("data/demo"))) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findAny()
                    .orElseThrow();
        }
    }
}
