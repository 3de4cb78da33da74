package dev.acquaint.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.tenancy.Role;
import dev.acquaint.web.signin.PageAccess;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NavigationTest {

    private static List<String> keys(Role... roles) {
        var held = EnumSet.noneOf(Role.class);
        held.addAll(List.of(roles));
        return Navigation.of(Role.permissionsOf(held, Set.of()), "/inbox.xhtml").stream()
                .flatMap(section -> section.items().stream())
                .map(Navigation.Item::key)
                .toList();
    }

    @Test
    void a_member_finds_the_own_network_and_no_office() {
        assertThat(keys(Role.MEMBER)).containsExactly("inbox", "import", "learn");
    }

    @Test
    void a_coach_finds_clients_and_not_a_network_of_anybody() {
        assertThat(keys(Role.COACH)).containsExactly("clients", "learn");
    }

    @Test
    void the_operator_finds_the_organizations_alone() {
        assertThat(keys(Role.PLATFORM_OPERATOR)).containsExactly("operator");
    }

    @Test
    void the_page_in_view_is_the_only_one_marked() {
        var items = Navigation.of(Role.MEMBER.permissions(), "/inbox.xhtml").stream()
                .flatMap(section -> section.items().stream())
                .toList();
        assertThat(items)
                .filteredOn(Navigation.Item::current)
                .extracting(Navigation.Item::key)
                .containsExactly("inbox");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void the_rail_leads_only_to_pages_that_the_person_may_open(Role role) {
        var permissions = Role.permissionsOf(Set.of(role), Set.of());
        assertThat(Navigation.of(permissions, "").stream().flatMap(section -> section.items().stream()))
                .allSatisfy(item -> assertThat(PageAccess.shipped().of(item.view()))
                        .hasValueSatisfying(
                                rule -> assertThat(rule.anyOf().stream().anyMatch(permissions::contains))
                                        .isTrue()));
    }
}
