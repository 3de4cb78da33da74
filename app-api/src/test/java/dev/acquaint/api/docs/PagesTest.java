package dev.acquaint.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.api.ContractSchemas;
import dev.acquaint.api.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagesTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)([^>]*)>");
    private static final List<String> VOID = List.of("meta", "link", "br", "hr", "img");

    private final Contract contract = Contract.at("https://api.example.org", "https://id.example.org/realms/acquaint");
    private final String documentation = DocumentationPage.of(contract);

    @Test
    void the_documentation_shows_every_operation_and_links_to_it() {
        ContractSchemas.operations().forEach((name, operation) -> {
            String id = operation.path("operationId").asText();
            assertThat(documentation).contains("<article id=\"" + id + "\">").contains("href=\"#" + id + "\"");
            assertThat(documentation).contains("<code>" + name.substring(name.indexOf(' ') + 1) + "</code>");
        });
    }

    @Test
    void the_documentation_needs_nothing_from_elsewhere_and_runs_nothing() {
        assertThat(documentation)
                .doesNotContain("<script")
                .doesNotContain("style=\"")
                .doesNotContain("src=");
        assertThat(documentation).doesNotContainPattern("<link[^>]*href=\"http");
    }

    @Test
    void the_contract_is_served_with_this_installation_s_addresses() {
        assertThat(contract.text()).contains("- url: https://api.example.org").doesNotContain("localhost");
        assertThat(documentation).doesNotContain("localhost");
    }

    @Test
    void pages_are_well_formed() {
        assertWellFormed(documentation);
        assertWellFormed(CataloguePages.landing());
        assertWellFormed(CataloguePages.problems());
    }

    @Test
    void every_link_within_the_documentation_leads_somewhere() {
        Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(documentation);
        while (link.find()) {
            assertThat(documentation).contains("id=\"" + link.group(1) + "\"");
        }
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void every_problem_type_has_a_page_that_says_what_to_do(ProblemType type) {
        String page = CataloguePages.problem(type);
        assertWellFormed(page);
        assertThat(page).contains("<h1>" + Html.escaped(type.title()) + "</h1>").contains("What to do");
        assertThat(CataloguePages.problems()).contains("/problems/" + type.slug());
    }

    private static void assertWellFormed(String page) {
        List<String> open = new ArrayList<>();
        Matcher tag = TAG.matcher(page.substring(page.indexOf("<html")));
        while (tag.find()) {
            String name = tag.group(2);
            if (VOID.contains(name)) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.add(name);
            } else {
                assertThat(open).as("before </%s>", name).isNotEmpty();
                assertThat(open.remove(open.size() - 1)).isEqualTo(name);
            }
        }
        assertThat(open).isEmpty();
    }
}
