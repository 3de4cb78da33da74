package dev.acquaint.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.systemtest.Api.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API as an integrator uses it, rightly and wrongly, from the token to the replayed decision. */
@SystemTest
class ApiIT {

    private static final String TALKED = """
            {"action":"accept","policy":{"pack":"know-like-trust"},
             "facts":{"relationship":{"conversation_minutes":12,"said_what_they_do":true}},
             "options":{"explain":true}}""";

    private static final String STRANGER = """
            {"action":"accept","policy":{"pack":"know-like-trust"},
             "facts":{"invitation":{"platform":"linkedin",
               "note":"I'd like to add you to my professional network on LinkedIn."}}}""";

    @Test
    void an_integrator_goes_from_a_token_to_a_replayed_decision(Demo demo) {
        Api api = demo.brightPath();

        JsonNode decided = api.post("/v1/evaluations", TALKED).json();
        assertThat(decided.path("outcome").asText()).as(decided.toString()).isEqualTo("accept");
        assertThat(decided.path("decision").asBoolean()).isTrue();
        assertThat(decided.path("hypothetical").asBoolean()).isTrue();
        assertThat(decided.at("/reasons/0/text").asText()).isNotBlank();
        String id = decided.path("decision_id").asText();

        JsonNode logged = api.get("/v1/decisions/" + id).json();
        assertThat(logged.path("decision_id").asText()).isEqualTo(id);
        assertThat(logged.at("/result/outcome").asText()).isEqualTo("accept");
        assertThat(api.get("/v1/decisions?limit=200").body()).contains(id);

        JsonNode replayed = api.post("/v1/decisions/" + id + "/replay", "").json();
        assertThat(replayed.path("same").asBoolean()).as(replayed.toString()).isTrue();
    }

    @Test
    void an_unknown_answer_says_what_to_ask(Demo demo) {
        JsonNode asked = demo.brightPath().post("/v1/evaluations", STRANGER).json();
        assertThat(asked.path("outcome").asText()).as(asked.toString()).isEqualTo("ask");
        assertThat(asked.path("decision").asBoolean()).isFalse();
        assertThat(asked.at("/reply/text").asText()).isNotBlank();
        assertThat(asked.path("missing").findValuesAsText("name"))
                .contains("relationship.conversation_minutes", "relationship.said_what_they_do");
        assertThat(asked.path("missing").findValuesAsText("could_become")).contains("accept");
    }

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
    void rank_moves_no_outcome_of_everyone_welcome(Demo demo) {
        Set<String> outcomes = new HashSet<>();
        for (String rank : List.of("none", "staff", "manager", "director", "vp", "c_level", "owner")) {
            outcomes.add(demo.brightPath()
                    .post(
                            "/v1/evaluations",
                            "{\"action\":\"accept\",\"policy\":{\"pack\":\"everyone-welcome\"},\"facts\":{\"contact\":{\"rank\":\""
                                    + rank + "\"}}}")
                    .json()
                    .path("outcome")
                    .asText());
        }
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void the_other_organization_sees_each_id_as_absent(Demo demo) {
        Api own = demo.brightPath();
        Api other = demo.northwind();
        String decision =
                own.post("/v1/evaluations", TALKED).json().path("decision_id").asText();
        JsonNode members = own.get("/v1/members").json().path("items");
        String member = members.get(0).path("id").asText();
        String absent = "0000000000001";

        for (String path : List.of("/v1/decisions/%s", "/v1/imports/%s", "/v1/contacts/%s", "/v1/invitations/%s")) {
            assertAlike(other.get(path.formatted(decision)), other.get(path.formatted(absent)), decision, absent);
        }
        assertAlike(
                other.post("/v1/decisions/" + decision + "/replay", ""),
                other.post("/v1/decisions/" + absent + "/replay", ""),
                decision,
                absent);
        assertAlike(
                other.post("/v1/members/" + member + "/disable", ""),
                other.post("/v1/members/" + absent + "/disable", ""),
                member,
                absent);
        assertThat(own.get("/v1/decisions/" + decision).status()).isEqualTo(200);
        assertThat(other.get("/v1/decisions?limit=200").body()).doesNotContain(decision);
        assertThat(other.get("/v1/members").body()).doesNotContain(member);

        Answer foreignMember = other.post("/v1/evaluations", "{\"action\":\"accept\",\"member\":\"" + member + "\"}");
        Answer absentMember = other.post("/v1/evaluations", "{\"action\":\"accept\",\"member\":\"" + absent + "\"}");
        foreignMember.assertProblem(422);
        assertThat(foreignMember.json().at("/errors/0/pointer").asText()).isEqualTo("/member");
        assertThat(foreignMember.body().replace(member, absent)).isEqualTo(absentMember.body());
    }

    private static void assertAlike(Answer foreign, Answer absent, String foreignId, String absentId) {
        foreign.assertProblem(404);
        absent.assertProblem(404);
        assertThat(foreign.body().replace(foreignId, absentId)).isEqualTo(absent.body());
    }

    @Test
    void without_a_token_nothing_is_told(Demo demo) {
        for (String path : List.of("/v1/packs", "/v1/decisions", "/v1/imports", "/v1/members", "/v1/contacts")) {
            demo.nobody().get(path).assertProblem(401);
        }
        demo.nobody().post("/v1/evaluations", TALKED).assertProblem(401);
        demo.nobody().get("/v1/nothing-here").assertProblem(404);
        demo.nobody().get("/nothing-here").assertProblem(404);
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
    void a_whole_number_may_be_written_with_a_point(Demo demo) {
        assertThat(demo.brightPath()
                        .post("/v1/evaluations", TALKED.replace("12", "12.0"))
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("accept");
    }

    @Test
    void an_unknown_pack_is_told_with_its_place(Demo demo) {
        Answer answer = demo.brightPath()
                .post("/v1/evaluations", "{\"action\":\"accept\",\"policy\":{\"pack\":\"nope\"}}")
                .assertProblem(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/policy/pack");
    }

    @Test
    void an_upload_that_is_no_export_is_refused_and_nothing_is_kept(Demo demo) throws IOException {
        Api api = demo.brightPath();
        String member = consentingMember(api);
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
        String before = api.get("/v1/imports").body();

        assertRefused(api.upload(member, "empty.zip", new byte[0]));
        assertRefused(api.upload(member, "Connections.csv", picture));
        assertRefused(api.upload(member, "nested.zip", zip("inner.zip", zip("Connections.csv", new byte[] {'x'}))));
        assertRefused(api.upload(member, "Connections.csv", "a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(api.get("/v1/imports").body()).isEqualTo(before);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        answer.assertProblem(answer.status());
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static String consentingMember(Api api) {
        for (JsonNode member : api.get("/v1/members").json().path("items")) {
            if (member.path("email").asText().startsWith("maya@")) {
                return member.path("id").asText();
            }
        }
        throw new AssertionError("The demo's member is missing");
    }
}
