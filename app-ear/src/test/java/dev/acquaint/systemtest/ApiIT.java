package dev.acquaint.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.systemtest.Api.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API as an integrator uses it, rightly and wrongly, from the token to the replayed decision. */
@SystemTest
class ApiIT {

    @Test
    void one_question_is_answered_alike_alone_in_a_batch_and_in_a_comparison(Demo demo) {
        Api api = demo.brightPath();
        String facts = "\"facts\":{\"relationship\":{\"conversation_minutes\":12,\"said_what_they_do\":true}}";
        JsonNode compared = api.post(
                        "/v1/evaluations/compare", "{\"action\":\"accept\"," + facts + ",\"policies\":\"all-packs\"}")
                .json()
                .path("results");
        Map<String, String> outcomes = new LinkedHashMap<>();
        compared.forEach(one -> outcomes.put(
                one.at("/policy/pack").asText(), one.path("outcome").asText()));
        assertThat(outcomes)
                .containsEntry("know-like-trust", "accept")
                .containsEntry("guarded", "meet-first")
                .containsKeys("closed", "everyone-welcome", "benefit-of-the-doubt");
        assertThat(outcomes.get("closed")).isNotEqualTo("accept");

        StringBuilder items = new StringBuilder();
        outcomes.forEach((pack, outcome) -> {
            JsonNode alone = api.post(
                            "/v1/evaluations",
                            "{\"action\":\"accept\",\"policy\":{\"pack\":\"" + pack + "\"}," + facts + "}")
                    .json();
            assertThat(alone.path("outcome").asText()).as(pack).isEqualTo(outcome);
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"key\":\"" + pack + "\",\"policy\":{\"pack\":\"" + pack + "\"}}");
        });
        JsonNode batch = api.post(
                        "/v1/evaluations/batch",
                        "{\"defaults\":{\"action\":\"accept\"," + facts + "},\"items\":[" + items + "]}")
                .json()
                .path("results");
        assertThat(batch).hasSize(outcomes.size());
        batch.forEach(one -> assertThat(one.path("outcome").asText())
                .as(one.path("key").asText())
                .isEqualTo(outcomes.get(one.path("key").asText())));
    }

    @Test
    void the_other_organization_cannot_shut_out_a_member_and_learns_nothing_from_trying(Demo demo) {
        Api other = demo.northwind();
        String absent = "0000000000001";
        for (String act : List.of("disable", "enable")) {
            String member = demo.brightPath()
                    .get("/v1/members")
                    .json()
                    .at("/items/0/id")
                    .asText();
            assertAlike(
                    other.post("/v1/members/" + member + "/" + act, ""),
                    other.post("/v1/members/" + absent + "/" + act, ""),
                    member,
                    absent);
        }
        assertThat(other.get("/v1/members").body()).doesNotContain("bright-path.test");
    }

    @Test
    void an_address_that_nothing_answers_is_a_problem_as_well(Demo demo) {
        demo.nobody().get("/v1/nothing-here").assertProblem(404);
        demo.nobody().get("/nothing-here").assertProblem(404);
        demo.nobody().get("/problem").assertProblem(404);
    }

    private static void assertAlike(Answer foreign, Answer absent, String foreignId, String absentId) {
        foreign.assertProblem(404);
        absent.assertProblem(404);
        assertThat(foreign.body().replace(foreignId, absentId)).isEqualTo(absent.body());
    }

    @Test
    void what_the_public_may_read_is_open(Demo demo) {
        assertThat(demo.nobody().get("/openapi.yaml").body())
                .startsWith("openapi: 3.1.0")
                .contains(demo.url());
        for (String path : List.of("/", "/docs", "/problems", "/problems/invalid-request", "/docs/style.css")) {
            assertThat(demo.nobody().get(path).status()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"action\":                                                                       | malformed-json",
                "{\"action\":\"accept\",\"action\":\"keep\"}                                         | malformed-json",
                "{\"action\":5}                                                                      | wrong-type",
                "{\"acton\":\"accept\"}                                                              | unknown-field",
                "{}                                                                                  | missing-field",
            })
    void a_body_that_cannot_be_understood_says_where_and_why(String body, String code, Demo demo) {
        Answer answer = demo.brightPath().post("/v1/evaluations", body).assertProblem(400);
        assertThat(answer.json().path("errors").findValuesAsText("code")).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"relationship\":{\"trusst\":7}}",
                "{\"relationship\":{\"trust\":\"high\"}}",
                "{\"relationship\":{\"trust\":11}}",
                "{\"relationship\":{\"trust\":7.5}}",
                "{\"relationship\":{\"conversation_minutes\":-1}}",
                "{\"invitation\":{\"platform\":\"myspace\"}}",
                "{\"relationship\":{\"conversation_minutes\":1e999999999}}",
            })
    void a_fact_that_is_unknown_or_out_of_range_is_refused_with_its_place(String facts, Demo demo) {
        Answer answer = demo.brightPath()
                .post(
                        "/v1/evaluations",
                        "{\"action\":\"accept\",\"policy\":{\"pack\":\"guarded\"},\"facts\":" + facts + "}")
                .assertProblem(400);
        assertThat(answer.json().at("/errors/0/pointer").asText()).startsWith("/facts/");
        if (facts.contains("trusst")) {
            assertThat(answer.body()).contains("relationship.trust");
        }
    }

    @Test
    void an_unknown_pack_is_told_with_its_place(Demo demo) {
        Answer answer = demo.brightPath()
                .post("/v1/evaluations", "{\"action\":\"accept\",\"policy\":{\"pack\":\"nope\"}}")
                .assertProblem(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/policy/pack");
    }
}
