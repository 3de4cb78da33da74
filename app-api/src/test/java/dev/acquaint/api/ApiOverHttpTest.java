package dev.acquaint.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.api.RunningApi.Answer;
import dev.acquaint.evaluation.Decisions.DecisionQuery;
import dev.acquaint.evaluation.EvaluationCommand.Options;
import dev.acquaint.evaluation.EvaluationCommand.PolicyRef;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Role;
import jakarta.ejb.EJBException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's code over HTTP; every answer here has been held against the contract. */
class ApiOverHttpTest {

    private RunningApi api;
    private PlayedServices services;

    @BeforeEach
    void start() {
        api = new RunningApi();
        services = api.services;
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @TestFactory
    Stream<DynamicTest> every_example_request_of_the_contract_is_answered() {
        List<DynamicTest> tests = new ArrayList<>();
        ContractSchemas.operations()
                .forEach((name, operation) -> operation
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("examples")
                        .fields()
                        .forEachRemaining(example ->
                                tests.add(DynamicTest.dynamicTest(name + ": " + example.getKey(), () -> {
                                    try (RunningApi fresh = new RunningApi()) {
                                        Answer answer = fresh.post(
                                                        name.substring(name.indexOf(' ') + 1),
                                                        example.getValue()
                                                                .path("value")
                                                                .toString())
                                                .send();
                                        assertThat(answer.status()).isEqualTo(200);
                                    }
                                }))));
        assertThat(tests).hasSizeGreaterThan(4);
        return tests.stream();
    }

    @Test
    void an_evaluation_is_asked_for_as_the_body_says_and_answered_in_full() {
        Answer answer = api.post("/v1/evaluations", """
                        {"action":"accept","member":"0PDKQ3B1G0R5K","resource":{"type":"invitation","id":"0PDKQ3B1G0R5M"},
                         "policy":{"pack":"guarded","version":2,"params":{"min":7}},
                         "facts":{"relationship":{"trust":7,"like":null}},
                         "options":{"explain":true,"trace":true,"language":"nl","at":"2026-01-01T00:00:00Z","min_revision":4}}
                        """).send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("decided_by").path("rule").asText()).isEqualTo("otherwise");
        assertThat(answer.json().path("final").isBoolean()).isTrue();
        var command = services.evaluated;
        assertThat(command.action()).isEqualTo("accept");
        assertThat(command.member()).isEqualTo("0PDKQ3B1G0R5K");
        assertThat(command.resource().type()).isEqualTo("invitation");
        assertThat(command.policy()).isEqualTo(new PolicyRef("guarded", null, 2, Map.of("min", 7L)));
        assertThat(command.facts().get("relationship")).isInstanceOf(Map.class);
        assertThat(command.options())
                .isEqualTo(new Options(
                        true,
                        true,
                        true,
                        Locale.forLanguageTag("nl"),
                        java.time.Instant.parse("2026-01-01T00:00:00Z"),
                        4L));
        assertThat(services.tenantWasEntered).isTrue();
    }

    @Test
    void facts_and_trace_come_only_when_asked_for() {
        JsonNode answer =
                api.post("/v1/evaluations", "{\"action\":\"accept\"}").send().json();
        assertThat(answer.has("facts")).isFalse();
        assertThat(answer.has("trace")).isFalse();
        assertThat(answer.has("reply")).isFalse();
        assertThat(services.evaluated.options()).isEqualTo(Options.DEFAULT);
    }

    @Test
    void a_batch_answers_in_order_and_one_bad_item_leaves_the_others_alone() {
        JsonNode results = api.post("/v1/evaluations/batch", """
                        {"defaults":{"action":"accept"},
                         "items":[{"key":"a"},{"key":"b","acton":"x"},{"key":"c","action":"bad"},5,{"key":"e"}]}
                        """).send().json().path("results");
        assertThat(results).hasSize(5);
        assertThat(results.findValuesAsText("index")).containsExactly("0", "1", "2", "3", "4");
        assertThat(results.get(0).path("key").asText()).isEqualTo("a");
        assertThat(results.get(0).has("status")).isFalse();
        assertThat(results.get(1).path("status").asInt()).isEqualTo(400);
        assertThat(results.get(1).at("/errors/0/pointer").asText()).isEqualTo("/items/1/acton");
        assertThat(results.get(2).path("status").asInt()).isEqualTo(422);
        assertThat(results.get(2).at("/errors/0/pointer").asText()).isEqualTo("/items/2/action");
        assertThat(results.get(3).path("status").asInt()).isEqualTo(400);
        assertThat(results.get(4).path("outcome").asText()).isEqualTo("ask");
        assertThat(services.batch.items()).hasSize(3);
    }

    @Test
    void a_fault_points_at_where_the_caller_wrote_the_fact() {
        JsonNode results = api.post("/v1/evaluations/batch", """
                        {"defaults":{"action":"bad-fact","facts":{"relationship":{"like":11}}},
                         "items":[{"x":1},{"facts":{"relationship":{"trust":11}}},{"facts":{"relationship.trust":11}},
                                  {"facts":{}}]}
                        """).send().json().path("results");
        assertThat(results.get(1).at("/errors/0/pointer").asText()).isEqualTo("/items/1/facts/relationship/trust");
        assertThat(results.get(2).at("/errors/0/pointer").asText()).isEqualTo("/items/2/facts/relationship.trust");
        assertThat(results.get(3).at("/errors/0/pointer").asText()).isEqualTo("/defaults/facts/relationship/like");
    }

    @Test
    void a_batch_holds_one_to_a_thousand_items() {
        assertThat(api.post("/v1/evaluations/batch", "{\"items\":[]}").send().status())
                .isEqualTo(400);
        String items = "{},".repeat(1000);
        assertThat(api.post("/v1/evaluations/batch", "{\"items\":[" + items + "{}]}")
                        .send()
                        .status())
                .isEqualTo(413);
        assertThat(services.batch).isNull();
        assertThat(api.post("/v1/evaluations/batch", "{\"items\":[" + items.substring(0, items.length() - 1) + "]}")
                        .send()
                        .json()
                        .path("results"))
                .hasSize(1000);
    }

    @Test
    void a_comparison_names_its_policies_or_all_packs() {
        JsonNode two = api.post(
                        "/v1/evaluations/compare",
                        "{\"action\":\"accept\",\"policies\":[{\"pack\":\"closed\"},{\"policy\":\"ours\",\"version\":2}]}")
                .send()
                .json()
                .path("results");
        assertThat(two).hasSize(2);
        assertThat(two.get(0).path("policy").toString()).isEqualTo("{\"pack\":\"closed\"}");
        assertThat(two.get(1).path("policy").toString()).isEqualTo("{\"policy\":\"ours\",\"version\":2}");
        api.post("/v1/evaluations/compare", "{\"action\":\"accept\",\"policies\":\"all-packs\"}")
                .send();
        assertThat(services.compared.policies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"accept\"}",
                "{\"action\":\"accept\",\"policies\":[]}",
                "{\"action\":\"accept\",\"policies\":\"some\"}",
                "{\"action\":\"accept\",\"policies\":{\"pack\":\"closed\"}}",
                "{\"action\":\"accept\",\"policies\":[\"closed\"]}",
                "{\"action\":\"accept\",\"policies\":[{\"pck\":\"closed\"}]}",
                "{\"action\":\"accept\",\"policies\":\"all-packs\",\"policy\":{\"pack\":\"closed\"}}",
            })
    void a_comparison_of_anything_else_is_refused(String body) {
        assertThat(api.post("/v1/evaluations/compare", body).send().status()).isEqualTo(400);
        assertThat(services.compared).isNull();
    }

    @Test
    void decisions_are_paged_by_link_and_cursor() {
        Answer first = api.get("/v1/decisions?action=accept&limit=7")
                .on("/v1/decisions")
                .send();
        assertThat(services.asked).isEqualTo(new DecisionQuery("accept", null, null, 7));
        assertThat(first.json().at("/page/next_cursor").asText()).isEqualTo("n/x=t");
        String link = first.header("Link");
        assertThat(link).contains("rel=\"next\"").contains("action=accept").contains("limit=7");
        String next = link.substring(link.indexOf("/v1/"), link.indexOf('>'));
        Answer second = api.get(next).on("/v1/decisions").send();
        assertThat(services.asked).isEqualTo(new DecisionQuery("accept", null, "n/x=t", 7));
        assertThat(second.header("Link")).isEmpty();
        assertThat(second.json().path("page")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1.5", "x", "", "99999999999"})
    void a_limit_out_of_range_is_refused(String limit) {
        assertThat(api.get("/v1/decisions?limit=" + limit)
                        .on("/v1/decisions")
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void decisions_are_read_and_replayed() {
        String path = "/v1/decisions/" + PlayedServices.PRESENT;
        assertThat(api.get(path).on("/v1/decisions/{id}").send().status()).isEqualTo(200);
        assertThat(api.request("POST", path + "/replay")
                        .on("/v1/decisions/{id}/replay")
                        .send()
                        .json()
                        .path("same")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_absent_id_and_one_that_cannot_be_an_id_look_alike() {
        for (String path : List.of(
                "/v1/decisions/%s",
                "/v1/decisions/%s/replay", "/v1/imports/%s", "/v1/contacts/%s", "/v1/invitations/%s")) {
            String method = path.endsWith("replay") ? "POST" : "GET";
            String template = path.replace("%s", "{id}");
            Answer absent = api.request(method, path.formatted(PlayedServices.ABSENT))
                    .on(template)
                    .send();
            Answer nonsense =
                    api.request(method, path.formatted("nonsense")).on(template).send();
            assertThat(absent.status()).isEqualTo(404);
            assertThat(nonsense.status()).isEqualTo(404);
            assertThat(absent.json().path("detail")).isEqualTo(nonsense.json().path("detail"));
        }
    }

    @Test
    void an_export_is_uploaded_as_a_form() {
        String form = String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"member\"",
                "",
                PlayedServices.ABSENT.toString(),
                "--b",
                "Content-Disposition: form-data; name=\"file\"; filename=\"Connections.csv\"",
                "Content-Type: text/csv",
                "",
                "First Name,Last Name",
                "--b--",
                "");
        Answer answer = api.request("POST", "/v1/imports")
                .body("multipart/form-data; boundary=b", form)
                .send();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).endsWith("/v1/imports/" + PlayedServices.PRESENT);
        assertThat(services.uploaded).isEqualTo("First Name,Last Name");
        assertThat(services.uploadedName).isEqualTo("Connections.csv");
        assertThat(services.uploadedFor).isEqualTo(PlayedServices.ABSENT);
    }

    @Test
    void an_export_is_uploaded_as_the_body() {
        Answer answer = api.request("POST", "/v1/imports?member=" + PlayedServices.ABSENT)
                .on("/v1/imports")
                .with("Content-Disposition", "attachment; filename=\"Invitations.csv\"")
                .body("text/csv", "From,To")
                .send();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(services.uploaded).isEqualTo("From,To");
        assertThat(services.uploadedName).isEqualTo("Invitations.csv");
        assertThat(services.uploadedFor).isEqualTo(PlayedServices.ABSENT);
        api.request("POST", "/v1/imports").body("application/zip", "PK").send();
        assertThat(services.uploadedName).isEqualTo("upload.zip");
        assertThat(services.uploadedFor).isNull();
    }

    @Test
    void a_form_without_a_file_with_two_or_with_strange_fields_is_refused() {
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nx\r\n";
        String other = "--b\r\nContent-Disposition: form-data; name=\"tenant\"\r\n\r\n1\r\n";
        for (String form : List.of("--b--\r\n", file + file + "--b--\r\n", file + other + "--b--\r\n")) {
            services.uploaded = null;
            Answer answer = api.request("POST", "/v1/imports")
                    .body("multipart/form-data; boundary=b", form)
                    .send();
            assertThat(answer.status()).as(form).isEqualTo(400);
            assertThat(services.uploaded).isNull();
        }
    }

    @Test
    void imports_are_listed_read_and_cancelled() {
        assertThat(api.get("/v1/imports").send().json().path("items")).hasSize(2);
        String path = "/v1/imports/" + PlayedServices.PRESENT;
        assertThat(api.get(path)
                        .on("/v1/imports/{id}")
                        .send()
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("done");
        assertThat(api.delete(path)
                        .on("/v1/imports/{id}")
                        .send()
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
    }

    @Test
    void packs_speak_the_language_that_was_asked_for() {
        api.get("/v1/packs").send();
        assertThat(services.asked).isEqualTo(Locale.ENGLISH);
        api.get("/v1/packs/closed?language=nl").on("/v1/packs/{id}").send();
        assertThat(services.asked).isEqualTo(Locale.forLanguageTag("nl"));
        assertThat(api.get("/v1/packs/none").on("/v1/packs/{id}").send().status())
                .isEqualTo(404);
    }

    @Test
    void what_a_client_has_already_is_not_sent_again() {
        for (String path : List.of("/v1/packs", "/v1/facts", "/v1/lessons")) {
            Answer first = api.get(path).send();
            String tag = first.header("ETag");
            assertThat(tag).startsWith("\"").endsWith("\"");
            assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
            Answer again = api.get(path).with("If-None-Match", tag).sendUnchecked();
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.response().body()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(api.get(path).with("If-None-Match", "\"other\"").send().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_tenant_hears_how_much_is_left_and_is_refused_beyond_it() {
        Answer first = api.get("/v1/packs").send();
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"tenant\";q=40;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"tenant\";r=39;t=60");
        for (int i = 1; i < RunningApi.QUOTA; i++) {
            assertThat(api.get("/v1/packs").send().status()).isEqualTo(200);
        }
        Answer beyond = api.get("/v1/packs").send();
        assertThat(beyond.status()).isEqualTo(429);
        assertThat(Integer.parseInt(beyond.header("Retry-After"))).isBetween(1, 60);
        assertThat(beyond.header("RateLimit")).startsWith("\"tenant\";r=0;t=");
        assertThat(api.get("/v1/packs").with("Authorization", "Bearer x").send().status())
                .isEqualTo(401);
    }

    @Test
    void facts_are_the_whole_catalogue_in_the_language_that_was_asked_for() {
        JsonNode english = api.get("/v1/facts").send().json().path("items");
        JsonNode dutch =
                api.get("/v1/facts?language=nl").on("/v1/facts").send().json().path("items");
        assertThat(english).hasSameSizeAs(dutch).hasSizeGreaterThan(70);
        assertThat(english.findValuesAsText("name")).contains("relationship.conversation_minutes");
        assertThat(english.findValuesAsText("question")).doesNotContainSequence(dutch.findValuesAsText("question"));
    }

    @Test
    void lessons_are_listed_and_read() {
        assertThat(api.get("/v1/lessons").send().json().path("items")).hasSize(1);
        assertThat(api.get("/v1/lessons/talk-first?language=nl")
                        .on("/v1/lessons/{id}")
                        .send()
                        .json()
                        .path("language")
                        .asText())
                .isEqualTo("nl");
    }

    @Test
    void members_are_listed_invited_shut_out_and_let_in_again() {
        assertThat(api.get("/v1/members").send().json().at("/items/0/roles/0").asText())
                .isEqualTo("member");
        api.post("/v1/members", "{\"email\":\"n@example.com\",\"name\":\"Nora Visser\",\"language\":\"nl\"}")
                .send();
        assertThat(services.asked)
                .isEqualTo(List.of("n@example.com", "Nora Visser", Locale.forLanguageTag("nl"), Role.MEMBER));
        assertThat(api.post("/v1/members", "{\"email\":\"n@example.com\",\"name\":\"N V\",\"role\":\"king\"}")
                        .send()
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/role");
        String member = "/v1/members/" + PlayedServices.PRESENT;
        assertThat(api.request("POST", member + "/disable")
                        .on("/v1/members/{id}/disable")
                        .send()
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("disabled");
        assertThat(api.request("POST", member + "/enable")
                        .on("/v1/members/{id}/enable")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void contacts_and_invitations_are_listed_and_read() {
        api.get("/v1/contacts?search=sam&limit=3&member=" + PlayedServices.PRESENT)
                .on("/v1/contacts")
                .send();
        assertThat(services.asked).isEqualTo(List.of(PlayedServices.PRESENT.toString(), "sam", "null", 3));
        api.get("/v1/invitations?state=open&direction=incoming")
                .on("/v1/invitations")
                .send();
        assertThat(services.asked).isEqualTo(List.of("OPEN", "INCOMING", 50));
        assertThat(api.get("/v1/invitations?state=shut")
                        .on("/v1/invitations")
                        .send()
                        .json()
                        .path("detail")
                        .asText())
                .contains("open, accepted, closed, history");
        assertThat(api.get("/v1/contacts?member=nobody")
                        .on("/v1/contacts")
                        .send()
                        .status())
                .isEqualTo(422);
        String id = PlayedServices.PRESENT.toString();
        assertThat(api.get("/v1/contacts/" + id).on("/v1/contacts/{id}").send().status())
                .isEqualTo(200);
        assertThat(api.get("/v1/invitations/" + id)
                        .on("/v1/invitations/{id}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> without_a_token_or_its_scope_no_operation_answers() {
        List<DynamicTest> tests = new ArrayList<>();
        ContractSchemas.operations()
                .forEach((name, operation) -> tests.add(DynamicTest.dynamicTest(name, () -> {
                    String template = name.substring(name.indexOf(' ') + 1);
                    String path = template.replace("{id}", PlayedServices.PRESENT.toString());
                    String method = name.substring(0, name.indexOf(' ')).toUpperCase(Locale.ROOT);
                    String type = operation.path("requestBody").path("content").has("application/json")
                            ? "application/json"
                            : "text/csv";
                    try (RunningApi fresh = new RunningApi()) {
                        var request = fresh.request(method, path).on(template);
                        Answer anonymous = (method.equals("POST") ? request.body(type, "{") : request)
                                .with("Authorization", "Basic eDp5")
                                .send();
                        assertThat(anonymous.status()).isEqualTo(401);
                        assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"acquaint\"");
                        var narrow = fresh.request(method, path).on(template).withScopes("audit:read");
                        Answer forbidden = (method.equals("POST") ? narrow.body(type, "{") : narrow).send();
                        assertThat(forbidden.status()).isEqualTo(403);
                        assertThat(forbidden.json().path("detail").asText()).contains("scope");
                    }
                })));
        assertThat(tests).hasSizeGreaterThan(12);
        return tests.stream();
    }

    @Test
    void a_bad_token_is_told_in_the_challenge() {
        Answer answer =
                api.get("/v1/packs").with("Authorization", "Bearer nonsense").send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void the_caller_is_left_after_every_request_also_a_failed_one() {
        for (int i = 0; i < 30; i++) {
            services.failure = i % 2 == 0 ? new IllegalStateException("broken") : null;
            int status = api.post("/v1/evaluations", "{\"action\":\"accept\"}")
                    .send()
                    .status();
            assertThat(status).isEqualTo(i % 2 == 0 ? 500 : 200);
        }
    }

    @Test
    void our_own_failure_is_told_without_internals() {
        for (RuntimeException failure : List.of(
                new IllegalStateException("SELECT * FROM member"),
                new EJBException("wrapped", new RuntimeException("jdbc:mariadb://secret")),
                new NullPointerException())) {
            services.failure = failure;
            Answer answer =
                    api.post("/v1/evaluations", "{\"action\":\"accept\"}").send();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().toString())
                    .doesNotContain("SELECT")
                    .doesNotContain("jdbc")
                    .doesNotContain("Exception")
                    .doesNotContain("dev.acquaint");
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void what_the_domain_refuses_is_told_by_its_type_also_when_the_container_wrapped_it(ErrorCode code) {
        services.failure = new EJBException(new DomainException(code, "The reason."));
        Answer answer = api.post("/v1/evaluations", "{\"action\":\"accept\"}").send();
        assertThat(answer.status()).isBetween(400, 503);
        assertThat(answer.json().path("detail").asText()).isEqualTo("The reason.");
        assertThat(answer.json().path("type").asText()).startsWith(RunningApi.PUBLIC_URL + "/problems/");
        assertThat(answer.json().path("instance").asText()).isEqualTo("/v1/evaluations");
        if (answer.status() == 503 || answer.status() == 429) {
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void what_http_itself_refuses_is_a_problem_as_well() {
        Answer absent = api.get("/v1/nothing").sendUnchecked();
        assertThat(absent.status()).isEqualTo(404);
        assertThat(absent.type()).isEqualTo("application/problem+json");
        Answer method = api.request("PUT", "/v1/evaluations").sendUnchecked();
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("POST");
        assertThat(method.type()).isEqualTo("application/problem+json");
        Answer options = api.request("OPTIONS", "/v1/packs").sendUnchecked();
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("GET").doesNotContain("POST");
        assertThat(api.get("/v1/application.wadl").sendUnchecked().status()).isEqualTo(404);
        Answer acceptable = api.get("/v1/packs").with("Accept", "image/png").send();
        assertThat(acceptable.status()).isEqualTo(406);
        Answer form = api.request("POST", "/v1/evaluations")
                .body("application/x-www-form-urlencoded", "action=accept")
                .send();
        assertThat(form.status()).isEqualTo(415);
        Answer charset = api.request("POST", "/v1/evaluations")
                .body("application/json; charset=UTF-16", "{\"action\":\"accept\"}".getBytes(StandardCharsets.UTF_16))
                .send();
        assertThat(charset.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{\"action\":1}", "{\"action\":\"a\",\"action\":\"a\"}", "{\"x\":1}"})
    void a_body_that_cannot_be_understood_is_refused_before_the_service_hears_of_it(String body) {
        Answer answer = api.post("/v1/evaluations", body).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors")).isNotEmpty();
        assertThat(services.evaluated).isNull();
    }

    @Test
    void a_body_beyond_the_limit_is_refused() {
        String body = "{\"action\":\"accept\",\"facts\":{\"x\":{\"y\":\"" + "z".repeat(300_000) + "\"}}}";
        assertThat(api.post("/v1/evaluations", body).send().status()).isEqualTo(413);
    }

    @Test
    void the_member_of_an_import_is_never_guessed() {
        assertThat(api.request("POST", "/v1/imports?member=%20")
                        .on("/v1/imports")
                        .body("text/csv", "x")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(services.uploaded).isNull();
    }
}
