package dev.acquaint.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acquaint.stack.Demo.Login;
import dev.acquaint.systemtest.Api.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SystemTest
class IsolationIT {

    /** Well-formed, and nobody's. */
    private static final String ABSENT = "0DEM0ABSENT00";

    @Test
    void the_other_organization_cannot_tell_a_foreign_id_from_an_absent_one(Demo demo) {
        Api other = demo.northwind();
        for (Map.Entry<String, String> known : idsOfBrightPath(demo).entrySet()) {
            Answer foreign = other.get(known.getKey() + known.getValue());
            Answer absent = other.get(known.getKey() + ABSENT);

            foreign.assertProblem(404);
            assertThat(withoutInstance(foreign)).as(known.getKey()).isEqualTo(withoutInstance(absent));
        }
    }

    @Test
    void a_foreign_decision_cannot_be_replayed_nor_a_foreign_import_cancelled(Demo demo) {
        Map<String, String> ids = idsOfBrightPath(demo);
        Api other = demo.northwind();

        other.post("/v1/decisions/" + ids.get("/v1/decisions/") + "/replay", "{}")
                .assertProblem(404);
        other.delete("/v1/imports/" + ids.get("/v1/imports/")).assertProblem(404);
        assertThat(demo.brightPath()
                        .get("/v1/imports/" + ids.get("/v1/imports/"))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("done");
    }

    @Test
    void a_foreign_member_looks_like_an_absent_one(Demo demo) {
        Api other = demo.northwind();
        Answer foreign = other.post("/v1/evaluations", asking(demo.memberId(Login.MEMBER)));
        Answer absent = other.post("/v1/evaluations", asking(ABSENT));

        foreign.assertProblem(422);
        assertThat(withoutInstance(foreign).toString().replace(demo.memberId(Login.MEMBER), ABSENT))
                .isEqualTo(withoutInstance(absent).toString());
        assertThat(other.upload(demo.memberId(Login.MEMBER), "Connections.csv", "x".getBytes())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void lists_hold_only_the_callers_own(Demo demo) {
        Map<String, String> foreign = idsOfBrightPath(demo);
        for (String list : new String[] {"/v1/imports", "/v1/decisions"}) {
            assertThat(demo.northwind().get(list).body()).doesNotContain(foreign.get(list + "/"));
        }
    }

    @Test
    void without_the_members_consent_an_integrator_reads_no_network(Demo demo) {
        Answer answer = demo.northwind().get("/v1/contacts?member=" + demo.memberId(Login.EMPLOYEE));

        answer.assertProblem(answer.status());
        assertThat(answer.status()).isIn(403, 422);
    }

    /** One of each kind, by the path under which it is read. */
    private static Map<String, String> idsOfBrightPath(Demo demo) {
        Api api = demo.brightPath();
        String member = "?member=" + demo.memberId(Login.MEMBER);
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("/v1/imports/", first(api.get("/v1/imports")));
        ids.put("/v1/invitations/", first(api.get("/v1/invitations" + member)));
        ids.put("/v1/contacts/", first(api.get("/v1/contacts" + member)));
        ids.put(
                "/v1/decisions/",
                api.post("/v1/evaluations", "{\"action\":\"accept\"}")
                        .json()
                        .path("decision_id")
                        .asText());
        assertThat(ids.values()).doesNotContain("");
        return ids;
    }

    private static String first(Answer list) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return list.json().path("items").path(0).path("id").asText();
    }

    private static String asking(String member) {
        return "{\"action\":\"accept\",\"member\":\"" + member + "\"}";
    }

    private static ObjectNode withoutInstance(Answer answer) {
        ObjectNode problem = (ObjectNode) answer.json();
        problem.remove("instance");
        return problem;
    }
}
