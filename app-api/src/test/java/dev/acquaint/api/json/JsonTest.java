package dev.acquaint.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Body
    record Request(
            String action,
            @Nullable Part resource,
            @Nullable Map<String, Object> facts,
            @Nullable List<String> names,
            @Nullable Boolean explain,
            @Nullable Integer minRevision,
            @Nullable Instant at) {}

    record Part(String type, @Nullable String id) {}

    private static Request read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Request.class);
    }

    private static DomainException refusal(String json) {
        return refusal(json.getBytes(StandardCharsets.UTF_8));
    }

    private static DomainException refusal(byte[] body) {
        DomainException refused = catchThrowableOfType(DomainException.class, () -> Json.read(body, Request.class));
        assertThat(refused).as("the body must be refused").isNotNull();
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
        return refused;
    }

    private static Fault onlyFault(String json) {
        List<Fault> faults = refusal(json).faults();
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    @Test
    void a_field_is_a_component_in_snake_case() {
        Request read = read("""
                {"action":"accept","resource":{"type":"invitation"},"names":["a"],"explain":true,"min_revision":3,
                 "at":"2026-11-22T09:00:00Z"}
                """);
        assertThat(read)
                .isEqualTo(new Request(
                        "accept",
                        new Part("invitation", null),
                        null,
                        List.of("a"),
                        true,
                        3,
                        Instant.parse("2026-11-22T09:00:00Z")));
    }

    @Test
    void facts_keep_the_type_that_json_gave_them() {
        Map<String, Object> facts = read("""
                        {"action":"a","facts":{"whole":12,"point":12.0,"big":123456789012345678901,"text":"x",
                         "yes":true,"none":null,"list":[1,null],"nested":{"deep":{"er":1}}}}""").facts();
        assertThat(facts)
                .containsEntry("whole", 12L)
                .containsEntry("point", new BigDecimal("12.0"))
                .containsEntry("big", new BigInteger("123456789012345678901"))
                .containsEntry("text", "x")
                .containsEntry("yes", true)
                .containsEntry("none", null)
                .containsEntry("nested", Map.of("deep", Map.of("er", 1L)));
        assertThat(facts.get("list")).isEqualTo(java.util.Arrays.asList(1L, null));
    }

    @Test
    void an_unknown_field_is_refused_with_the_nearest_known_name() {
        assertThat(onlyFault("{\"action\":\"accept\",\"resorce\":{}}"))
                .isEqualTo(new Fault(
                        "/resorce", "unknown-field", "There is no field `resorce`. Did you mean `resource`?"));
    }

    @Test
    void a_field_in_camel_case_is_unknown_and_its_snake_case_is_offered() {
        assertThat(onlyFault("{\"action\":\"a\",\"minRevision\":1}").detail()).contains("Did you mean `min_revision`?");
    }

    @Test
    void a_field_like_no_other_is_refused_with_all_known_names() {
        assertThat(onlyFault("{\"action\":\"a\",\"zzzzzzzzzzzz\":1}").detail())
                .contains("Known here: action, resource, facts");
    }

    @Test
    void an_unknown_name_is_escaped_in_its_pointer() {
        assertThat(onlyFault("{\"action\":\"a\",\"a/b~c\":1}").pointer()).isEqualTo("/a~1b~0c");
    }

    @Test
    void all_faults_are_named_at_once() {
        assertThat(refusal("{\"resource\":{\"typ\":\"x\"},\"explain\":\"yes\",\"min_revision\":1.5}")
                        .faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("", "missing-field"),
                        org.assertj.core.groups.Tuple.tuple("/resource/typ", "unknown-field"),
                        org.assertj.core.groups.Tuple.tuple("/resource", "missing-field"),
                        org.assertj.core.groups.Tuple.tuple("/explain", "wrong-type"),
                        org.assertj.core.groups.Tuple.tuple("/min_revision", "wrong-type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":5}",
                "{\"action\":true}",
                "{\"action\":[\"accept\"]}",
                "{\"action\":{}}",
                "{\"action\":\"a\",\"explain\":\"true\"}",
                "{\"action\":\"a\",\"explain\":1}",
                "{\"action\":\"a\",\"min_revision\":\"3\"}",
                "{\"action\":\"a\",\"min_revision\":3.5}",
                "{\"action\":\"a\",\"min_revision\":99999999999}",
                "{\"action\":\"a\",\"names\":\"x\"}",
                "{\"action\":\"a\",\"names\":[1]}",
                "{\"action\":\"a\",\"facts\":[]}",
                "{\"action\":\"a\",\"facts\":\"x\"}",
                "{\"action\":\"a\",\"resource\":\"invitation\"}",
                "{\"action\":\"a\",\"at\":\"tomorrow\"}",
                "{\"action\":\"a\",\"at\":1795338000}",
                "[]",
                "\"accept\"",
                "5",
            })
    void no_value_is_taken_for_another_type(String json) {
        assertThat(onlyFault(json).code()).isEqualTo("wrong-type");
    }

    @Test
    void null_is_the_same_as_absent() {
        assertThat(read("{\"action\":\"a\",\"explain\":null}").explain()).isNull();
        assertThat(onlyFault("{\"action\":null}").code()).isEqualTo("missing-field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"a\",\"action\":\"b\"}",
                "{\"action\":\"a\",\"facts\":{\"x\":1,\"x\":1}}",
                "{\"action\":\"a\",\"facts\":{\"x\":1,\"\\u0078\":1}}",
            })
    void a_duplicate_key_is_refused(String json) {
        assertThat(onlyFault(json).code()).isEqualTo("malformed-json");
        assertThat(onlyFault(json).detail()).contains("Duplicate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"action\":\"a\"",
                "{\"action\":\"a\"}}",
                "{\"action\":\"a\"} {\"action\":\"b\"}",
                "{'action':'a'}",
                "{action:\"a\"}",
                "{\"action\":\"a\",}",
                "{\"action\":NaN}",
                "{\"action\":01}",
                "// no\n{\"action\":\"a\"}",
                "nonsense",
                "\uFEFF\uFEFF{}",
            })
    void what_is_not_json_is_refused_with_line_and_column(String json) {
        DomainException refused = refusal(json);
        assertThat(refused.faults()).extracting(Fault::code).containsExactly("malformed-json");
        assertThat(refused.faults())
                .extracting(Fault::detail)
                .noneMatch(detail -> detail.contains("Source") || detail.contains("Feature"));
        assertThat(refused.getMessage()).contains("line ").contains("column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void an_empty_body_is_told_as_such(String json) {
        assertThat(onlyFault(json).code()).isEqualTo("missing-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void another_encoding_than_utf_8_is_refused(String charset) {
        refusal("{\"action\":\"accept\"}".getBytes(Charset.forName(charset)));
    }

    @Test
    void broken_utf_8_is_refused() {
        byte[] body = "{\"action\":\"a?\"}".getBytes(StandardCharsets.UTF_8);
        body[12] = (byte) 0xC3;
        refusal(body);
    }

    @Test
    void depth_text_name_and_number_have_limits() {
        String deep = "[".repeat(40) + "]".repeat(40);
        String text = "x".repeat(Json.MAX_STRING + 1);
        String name = "n".repeat(Json.MAX_NAME + 1);
        String number = "9".repeat(Json.MAX_NUMBER + 1);
        for (String json : List.of(
                "{\"action\":\"a\",\"facts\":{\"x\":" + deep + "}}",
                "{\"action\":\"" + text + "\"}",
                "{\"action\":\"a\",\"" + name + "\":1}",
                "{\"action\":\"a\",\"facts\":{\"x\":" + number + "}}")) {
            assertThat(onlyFault(json).code()).isEqualTo("beyond-limits");
        }
    }

    @Test
    void a_number_with_a_huge_exponent_stays_small_in_memory() {
        assertThat(read("{\"action\":\"a\",\"facts\":{\"x\":1e999999999}}").facts())
                .containsEntry("x", new BigDecimal("1e999999999"));
    }

    @Test
    void a_refusal_never_names_a_class() {
        for (String json : List.of(
                "{\"action\":" + "[".repeat(99),
                "{\"action\":tru}",
                "{\"action\":\"a\",\"action\":1}",
                "{\"action\":\"\u0001\"}",
                "{\"a\":\"\\x\"}")) {
            DomainException refused = refusal(json);
            assertThat(refused.getMessage() + refused.faults())
                    .doesNotContain("jackson")
                    .doesNotContain("Exception")
                    .doesNotContain("StreamRead")
                    .doesNotContain("java.");
        }
    }

    record View(Id decisionId, Instant decidedAt, @Nullable String reply, BigDecimal share, List<String> none) {}

    @Test
    void views_are_written_in_snake_case_without_nulls() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.write(
                new View(new Id(1), Instant.parse("2026-11-22T09:00:00Z"), null, new BigDecimal("0.1"), List.of()),
                out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"decision_id\":\"0000000000001\",\"decided_at\":\"2026-11-22T09:00:00Z\",\"share\":0.1,\"none\":[]}");
    }
}
