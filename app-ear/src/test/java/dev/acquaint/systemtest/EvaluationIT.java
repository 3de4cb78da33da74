package dev.acquaint.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.acquaint.stack.Demo.Login;
import dev.acquaint.systemtest.Api.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SystemTest
class EvaluationIT {

    private static final String TALKED = "\"relationship\":{\"conversation_minutes\":12,\"said_what_they_do\":true}";
    private static final String DEFAULT_NOTE =
            "\"invitation\":{\"platform\":\"linkedin\",\"note\":\"Hi, I'd like to add you to my network\"}";

    @Test
    void ten_minutes_talk_and_they_said_what_they_do_is_accepted_with_its_reason(Demo demo) {
        Answer answer = demo.brightPath()
                .post(
                        "/v1/evaluations",
                        "{\"action\":\"accept\",\"policy\":{\"pack\":\"know-like-trust\",\"params\":{\"min_talk_minutes\":10}},"
                                + "\"facts\":{" + DEFAULT_NOTE + "," + TALKED + "},\"options\":{\"explain\":true}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode decision = answer.json();
        assertThat(decision.path("outcome").asText()).isEqualTo("accept");
        assertThat(decision.path("decision").asBoolean()).isTrue();
        assertThat(decision.path("decided_by").path("policy").asText()).isEqualTo("know-like-trust");
        assertThat(decision.path("reasons").path(0).path("text").asText()).isNotBlank();
        assertThat(decision.path("decision_id").asText()).isNotBlank();
    }

    @Test
    void a_default_note_without_a_talk_is_asked_about_with_a_reply_and_the_way_out(Demo demo) {
        Answer answer = demo.brightPath()
                .post(
                        "/v1/evaluations",
                        "{\"action\":\"accept\",\"policy\":{\"pack\":\"know-like-trust\"},\"facts\":{" + DEFAULT_NOTE
                                + "},\"options\":{\"explain\":true,\"language\":\"nl\"}}");

        JsonNode decision = answer.json();
        assertThat(decision.path("outcome").asText()).as(answer.body()).isEqualTo("ask");
        assertThat(decision.path("reply").path("language").asText()).isEqualTo("nl");
        assertThat(decision.path("reply").path("text").asText()).isNotBlank();
        assertThat(decision.path("missing").findValuesAsText("name")).contains("relationship.conversation_minutes");
    }

    @Test
    void the_packs_disagree_as_the_table_predicts(Demo demo) {
        Map<String, String> outcomes = compared(demo, "{" + DEFAULT_NOTE + "," + TALKED + "}");

        assertThat(outcomes).containsEntry("know-like-trust", "accept").containsEntry("everyone-welcome", "accept");
        assertThat(outcomes.get("guarded")).isEqualTo("meet-first");
        assertThat(outcomes.get("closed")).isNotEqualTo("accept");
        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void rank_moves_no_outcome_of_everyone_welcome(Demo demo) {
        assertThat(compared(demo, "{" + DEFAULT_NOTE + ",\"contact\":{\"rank\":\"c_level\"}}")
                        .get("everyone-welcome"))
                .isNotNull()
                .isEqualTo(compared(demo, "{" + DEFAULT_NOTE + "}").get("everyone-welcome"));
    }

    @Test
    void a_stored_invitation_is_decided_alike_in_the_inbox_in_evaluations_and_in_comparisons(Demo demo) {
        Api api = demo.brightPath();
        String member = demo.memberId(Login.MEMBER);
        Page inbox = demo.signedInAs(Login.MEMBER);
        inbox.navigate(demo.console("/inbox.xhtml"));
        inbox.locator("a.item[data-outcome]").first().waitFor();
        for (Locator invitation : inbox.locator("a.item[data-outcome]").all()) {
            String question = "\"action\":\"accept\",\"member\":\"" + member
                    + "\",\"resource\":{\"type\":\"invitation\",\"id\":\""
                    + invitation.getAttribute("data-open") + "\"}";
            String decided = api.post("/v1/evaluations", "{" + question + "}")
                    .json()
                    .path("outcome")
                    .asText();
            JsonNode compared = api.post(
                            "/v1/evaluations/compare",
                            "{" + question + ",\"policies\":[{\"pack\":\"know-like-trust\"}]}")
                    .json()
                    .path("results");

            assertThat(decided).as(question).isEqualTo(invitation.getAttribute("data-outcome"));
            assertThat(compared.path(0).path("outcome").asText()).isEqualTo(decided);
        }
    }

    @Test
    void a_decision_is_found_again_and_replayed_to_the_same(Demo demo) {
        Api api = demo.brightPath();
        String id = api.post(
                        "/v1/evaluations",
                        "{\"action\":\"accept\",\"policy\":{\"pack\":\"guarded\"},\"facts\":{" + DEFAULT_NOTE + "}}")
                .json()
                .path("decision_id")
                .asText();

        assertThat(api.get("/v1/decisions/" + id).status()).isEqualTo(200);
        Answer replay = api.post("/v1/decisions/" + id + "/replay", "{}");
        assertThat(replay.json().path("same").asBoolean()).as(replay.body()).isTrue();
    }

    @Test
    void a_batch_answers_each_item_and_names_the_one_it_could_not(Demo demo) {
        Answer answer = demo.brightPath()
                .post(
                        "/v1/evaluations/batch",
                        "{\"defaults\":{\"action\":\"accept\",\"policy\":{\"pack\":\"closed\"},\"facts\":{"
                                + DEFAULT_NOTE
                                + "}},\"items\":[{\"key\":\"good\"},{\"key\":\"bad\",\"facts\":{\"relationship\":{\"trust\":99}}}]}");

        JsonNode results = answer.json().path("results");
        assertThat(results).as(answer.body()).hasSize(2);
        assertThat(results.path(0).path("key").asText()).isEqualTo("good");
        assertThat(results.path(0).path("outcome").asText()).isNotBlank();
        assertThat(results.path(1).path("status").asInt()).isBetween(400, 422);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    malformed JSON       | {"action":"accept"                                                                | 400
                    an empty body        | ``                                                                                | 400
                    a wrong type         | {"action":123}                                                                    | 400
                    a fact of a wrong type | {"action":"accept","facts":{"relationship":{"conversation_minutes":"long"}}}    | 400
                    a broken integer     | {"action":"accept","facts":{"relationship":{"conversation_minutes":12.5}}}        | 400
                    a value out of range | {"action":"accept","facts":{"relationship":{"trust":99}}}                         | 400
                    an unknown pack      | {"action":"accept","policy":{"pack":"no-such-pack"}}                              | 422
                    """)
    void bad_input_is_told_in_problem_details(String what, String body, int status, Demo demo) {
        Answer answer = demo.brightPath().post("/v1/evaluations", body);

        assertThat(answer.assertProblem(status).json().path("detail").asText())
                .as(what)
                .isNotBlank();
    }

    @Test
    void an_unknown_fact_is_named_back_with_the_nearest_known_one(Demo demo) {
        Answer answer = demo.brightPath()
                .post(
                        "/v1/evaluations",
                        "{\"action\":\"accept\",\"facts\":{\"relationship\":{\"conversation_minuets\":12}}}");

        JsonNode error =
                answer.assertProblem(answer.status()).json().path("errors").path(0);
        assertThat(error.path("pointer").asText()).isEqualTo("/facts/relationship/conversation_minuets");
        assertThat(error.path("detail").asText()).contains("relationship.conversation_minutes");
    }

    @Test
    void twelve_point_zero_is_an_integer(Demo demo) {
        assertThat(demo.brightPath()
                        .post(
                                "/v1/evaluations",
                                "{\"action\":\"accept\",\"facts\":{\"relationship\":{\"conversation_minutes\":12.0}}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void without_a_credential_nothing_is_told(Demo demo) {
        for (String path : new String[] {"/v1/packs", "/v1/facts", "/v1/decisions", "/v1/contacts", "/v1/imports"}) {
            demo.nobody().get(path).assertProblem(401);
        }
        demo.nobody().post("/v1/evaluations", "{\"action\":\"accept\"}").assertProblem(401);
    }

    private static Map<String, String> compared(Demo demo, String facts) {
        Answer answer = demo.brightPath()
                .post(
                        "/v1/evaluations/compare",
                        "{\"action\":\"accept\",\"facts\":" + facts + ",\"policies\":\"all-packs\"}");
        Map<String, String> outcomes = new LinkedHashMap<>();
        answer.json()
                .path("results")
                .forEach(result -> outcomes.put(
                        result.path("policy")
                                .path("pack")
                                .asText(result.path("policy").path("policy").asText()),
                        result.path("outcome").asText()));
        assertThat(outcomes).as(answer.body()).isNotEmpty();
        return outcomes;
    }
}
