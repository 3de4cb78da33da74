package dev.acquaint.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RealmTest {

    private final Path file = Path.of("../keycloak/acquaint-realm.json");
    private final JsonNode realm = read(file);

    @Test
    void every_demo_login_is_a_user_with_the_id_that_its_row_names() {
        for (Demo.Login login : Demo.Login.values()) {
            JsonNode user = named("users", "username", login.user());
            assertThat(user.path("id").asText()).as(login.user()).isEqualTo(login.subject());
            assertThat(user.path("firstName").asText() + " "
                            + user.path("lastName").asText())
                    .isEqualTo(login.displayName());
        }
    }

    @Test
    void members_hold_the_roles_of_their_row_through_the_groups_of_their_organization() {
        for (Demo.Login login : Demo.Login.values()) {
            Demo.Organization organization = login.organization();
            if (organization == null) {
                continue;
            }
            JsonNode known = named("organizations", "alias", organization.alias());
            assertThat(known.path("id").asText()).isEqualTo(organization.id());
            JsonNode membership = each(known.path("members"))
                    .filter(member -> member.path("username").asText().equals(login.user()))
                    .findAny()
                    .orElseThrow();
            Stream<String> roles = each(membership.path("groups"))
                    .map(group -> each(known.path("groups"))
                            .filter(candidate -> candidate.path("id").equals(group))
                            .findAny()
                            .orElseThrow()
                            .path("clientRoles")
                            .path("acquaint-api")
                            .path(0)
                            .asText());
            assertThat(roles.sorted()).containsExactly(login.roles().split(" "));
        }
    }

    @Test
    void every_password_and_client_secret_comes_from_the_environment() throws IOException {
        for (Demo.Client client : Demo.Client.values()) {
            assertThat(named("clients", "clientId", client.id()).path("secret").asText())
                    .isEqualTo("${ACQUAINT_SECRET_" + client.name() + "}");
        }
        assertThat(each(realm.path("users"))
                        .flatMap(user -> each(user.path("credentials")))
                        .map(credential -> credential.path("value").asText()))
                .hasSameSizeAs(Demo.Login.values())
                .allMatch(value -> value.startsWith("${ACQUAINT_PASSWORD_"));
        assertThat(Files.readString(file)).doesNotContain("\"secretData\"", "BEGIN PRIVATE KEY");
    }

    @Test
    void the_console_must_use_pkce_and_nobody_sends_passwords_to_the_token_endpoint() {
        JsonNode console = named("clients", "clientId", "acquaint-console");
        assertThat(console.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(each(realm.path("clients")).map(client -> client.path("directAccessGrantsEnabled")))
                .noneMatch(JsonNode::asBoolean);
    }

    @Test
    void integrators_sign_with_the_cheap_algorithm_and_reach_only_the_api() {
        for (Demo.Client client :
                new Demo.Client[] {Demo.Client.BRIGHT_PATH_INTEGRATOR, Demo.Client.NORTHWIND_INTEGRATOR}) {
            JsonNode integrator = named("clients", "clientId", client.id());
            assertThat(integrator
                            .path("attributes")
                            .path("access.token.signed.response.alg")
                            .asText())
                    .isEqualTo("ES256");
            assertThat(integrator.path("fullScopeAllowed").asBoolean(true)).isFalse();
            assertThat(each(integrator.path("defaultClientScopes")).map(JsonNode::asText))
                    .contains("organization", "decisions:evaluate", "imports:write", "network:read");
        }
    }

    @Test
    void an_ids_outside_form_and_its_number_are_the_same_id() {
        assertThat(DemoOrganizations.number("0000000000001")).isEqualTo(1);
        assertThat(DemoOrganizations.number("0000000000010")).isEqualTo(32);
        assertThat(Arrays.stream(Demo.Login.values())
                        .map(Demo.Login::memberId)
                        .filter(id -> id != null)
                        .map(DemoOrganizations::number))
                .doesNotHaveDuplicates()
                .allMatch(number -> number > 0);
    }

    private JsonNode named(String list, String key, String value) {
        return each(realm.path(list))
                .filter(entry -> entry.path(key).asText().equals(value))
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + value + " among the " + list));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(list.elements(), Spliterator.ORDERED), false);
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
