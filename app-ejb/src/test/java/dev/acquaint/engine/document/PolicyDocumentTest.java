package dev.acquaint.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.LocalText;
import dev.acquaint.engine.Policy;
import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyDocumentTest {

    private static final FactCatalogue CATALOGUE = FactCatalogue.standard();

    private static final String SMALL = """
            schema: acquaint/policy/1
            id: small
            title: Small
            summary: {en: A small one, nl: Een kleine}
            parameters:
              - {name: bar, type: integer, default: 7, min: 0, max: 10, description: The bar}
            templates:
              - {id: hello, text: "Hello {{contact.first_name}}"}
            rules:
              - id: trusted
                actions: [accept]
                when: relationship.trust >= params.bar
                outcome: accept
                reason: You trust them
                reply: hello
                lessons: [meet-first]
                follow_ups: [{kind: coffee, text: Have a coffee, due_in_days: 7}]
              - id: hint
                actions: [accept]
                enforcement: advice
                when: "true"
                with_outcomes: [accept]
                reason: A hint
            otherwise: {accept: ignore}
            scenarios:
              - {name: Trusted, action: accept, facts: {relationship: {trust: 8}}, outcome: accept}
            """;

    static Stream<PolicyVersion> packs() {
        return Packs.standard().all().stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void json_and_yaml_give_the_same_policy_back(PolicyVersion pack) {
        Policy policy = pack.policy();
        assertThat(PolicyDocument.parse(PolicyDocument.toJson(policy), CATALOGUE))
                .isEqualTo(policy);
        assertThat(PolicyDocument.parse(PolicyDocument.toYaml(policy), CATALOGUE))
                .isEqualTo(policy);
        assertThat(PolicyDocument.hash(PolicyDocument.parse(PolicyDocument.toYaml(policy), CATALOGUE)))
                .isEqualTo(pack.hash());
    }

    @ParameterizedTest
    @MethodSource("packs")
    void a_pack_keeps_to_the_schema_as_written_and_in_its_canonical_form(PolicyVersion pack) throws IOException {
        try (InputStream written = getClass()
                .getResourceAsStream(
                        "/dev/acquaint/engine/packs/" + pack.policy().id() + ".yaml")) {
            String yaml = new String(written.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(schema().validate(yaml, InputFormat.YAML)).isEmpty();
        }
        assertThat(schema().validate(PolicyDocument.toJson(pack.policy()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void the_schema_refuses_what_the_reader_refuses() throws IOException {
        assertThat(schema().validate(SMALL, InputFormat.YAML)).isEmpty();
        assertThat(schema().validate(SMALL.replace("outcome: accept\n    reason", "reason"), InputFormat.YAML))
                .isNotEmpty();
        assertThat(schema().validate(SMALL.replace("rules:", "rulez:"), InputFormat.YAML))
                .isNotEmpty();
    }

    private JsonSchema schema() throws IOException {
        try (InputStream in = PolicyDocument.class.getResourceAsStream("policy.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    @Test
    void the_hash_does_not_depend_on_layout_order_of_keys_or_spelling_of_conditions() {
        String other = SMALL.replace("id: small\n", "")
                .replace("title: Small\n", "title: {nl: Small, en: Small}\nid: small\n")
                .replace("relationship.trust >= params.bar", "(relationship.trust>=params.bar)");
        assertThat(hash(other)).isEqualTo(hash(SMALL));
        assertThat(hash(SMALL.replace("default: 7", "default: 8"))).isNotEqualTo(hash(SMALL));
        assertThat(hash(SMALL.replace("You trust them", "You trust them."))).isNotEqualTo(hash(SMALL));
    }

    private static String hash(String text) {
        return PolicyDocument.hash(PolicyDocument.parse(text, CATALOGUE));
    }

    @Test
    void one_string_stands_for_both_languages() {
        assertThat(PolicyDocument.parse(SMALL, CATALOGUE).title()).isEqualTo(new LocalText("Small", "Small"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "relationship.trust >= => relationship.truts >= => /rules/0/when => unknown-name => relationship.trust",
                "params.bar => params.baz => /rules/0/when => unknown-name => Did you mean bar?",
                "outcome: accept, => outcome: accept, => ok => ok => ok",
                "contact.first_name => contact.firstname => /templates/0/text/en => unknown-merge-field => contact.first_name",
                "Hello {{ => Hello {{#a}} {{ => /templates/0/text/en => syntax => closed",
                "reply: hello => reply: hallo => /rules/0/reply => unknown-template => Did you mean hello?",
                "[meet-first] => [meet-frist] => /rules/0/lessons/0 => unknown-lesson => Did you mean meet-first?",
                "kind: coffee => kind: coffe => /rules/0/follow_ups/0/kind => unknown-value => Did you mean coffee?",
                "with_outcomes: [accept] => with_outcomes: [send] => /rules/1/with_outcomes => unknown-outcome => accept",
                "accept: ignore => accept: ignored => /otherwise/accept => unknown-outcome => ignore",
                "enforcement: advice => enforcement: strong => /rules/1/enforcement => unknown-value => mandatory",
                "default: 7 => default: 17 => /parameters/0/default => out-of-range => between 0 and 10",
                "type: integer => type: number => /parameters/0/type => unknown-type => integer",
                "id: hint => id: trusted => /rules/1/id => duplicate => twice",
                "id: hint => id: otherwise => /rules/1/id => bad-name => Choose another",
                "id: small => id: Small One => /id => bad-name => dashes",
                "title: Small => titel: Small => /titel => unknown-key => Did you mean title?",
                "relationship: {trust: 8} => relationship: {truts: 8} => /scenarios/0/facts/relationship/truts => unknown-fact => relationship.trust",
                "schema: acquaint/policy/1 => schema: acquaint/policy/9 => /schema => unknown-schema => acquaint/policy/1",
            })
    void what_is_wrong_is_named_with_its_place_and_the_way_out(
            String right, String wrong, String pointer, String code, String detail) {
        assertThat(SMALL.contains(right) || pointer.equals("ok")).isTrue();
        if (pointer.equals("ok")) {
            assertThat(PolicyDocument.parse(SMALL, CATALOGUE).rules()).hasSize(2);
            return;
        }
        List<Fault> faults =
                faults(SMALL.replaceFirst(java.util.regex.Pattern.quote(right), wrong.replace("$", "\\$")));
        assertThat(faults).extracting(Fault::pointer, Fault::code).contains(tuple(pointer, code));
        assertThat(faults)
                .filteredOn(f -> f.pointer().equals(pointer))
                .anySatisfy(f -> assertThat(f.detail()).contains(detail));
    }

    @Test
    void a_mandatory_rule_never_lets_in() {
        String lettingIn =
                SMALL.replace("    when: relationship", "    enforcement: mandatory\n    when: relationship");
        assertThat(faults(lettingIn))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/rules/0/enforcement", "not-allowed"));
        String keep = lettingIn
                .replaceFirst("actions: \\[accept]", "actions: [keep]")
                .replaceFirst("outcome: accept\\n    reason", "outcome: review\n    reason");
        assertThat(PolicyDocument.parse(keep, CATALOGUE).rules()).hasSize(2);
    }

    @Test
    void a_mandatory_rule_that_reads_a_protected_fact_owes_a_reason() {
        String ranked = SMALL.replace(
                        "    when: relationship.trust >= params.bar",
                        "    enforcement: mandatory\n    when: contact.rank == \"staff\"")
                .replaceFirst("outcome: accept\\n    reason", "outcome: review\n    reason");
        assertThat(faults(ranked)).extracting(Fault::pointer).containsExactly("/rules/0/justification");
        assertThat(PolicyDocument.parse(
                                ranked.replace(
                                        "    reply: hello", "    justification: Required by law\n    reply: hello"),
                                CATALOGUE)
                        .rules())
                .hasSize(2);
    }

    @Test
    void everything_that_is_wrong_is_reported_at_once() {
        assertThat(faults(SMALL.replace("relationship.trust >=", "x >")
                        .replace("reply: hello", "reply: nobody")
                        .replace("accept: ignore", "accept: nothing")))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{\"id\": } => JSON",
                "{\"id\": \"a\", \"id\": \"b\"} => JSON",
                "rules: [unclosed => YAML",
                "id: a\\nid: b => YAML",
            })
    void what_is_not_json_or_yaml_is_refused_with_line_and_column(String text, String form) {
        assertThat(faults(text.replace("\\n", "\n")))
                .singleElement()
                .satisfies(f -> assertThat(f.detail()).startsWith("Line ").contains("This is not " + form));
    }

    @ParameterizedTest
    @CsvSource({"''", "'[]'", "'5'", "'text'", "'null'"})
    void what_is_no_object_is_refused(String text) {
        assertThat(faults(text)).isNotEmpty();
    }

    @Test
    @Timeout(60)
    void ten_thousand_rules_are_refused_and_nothing_hangs() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            rules.append("  - {id: r")
                    .append(i)
                    .append(", actions: [accept], when: \"true\", outcome: accept, reason: x}\n");
        }
        String many = SMALL.substring(0, SMALL.indexOf("rules:")) + "rules:\n" + rules;
        assertThat(faults(many)).extracting(Fault::pointer, Fault::code).contains(tuple("/rules/2000", "too-many"));
        DomainException tooLarge = catchThrowableOfType(
                DomainException.class, () -> PolicyDocument.parse(" ".repeat(2_000_001), CATALOGUE));
        assertThat(tooLarge.code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    @Timeout(30)
    void a_bomb_of_aliases_or_of_depth_is_refused_and_nothing_hangs() {
        String deep = "a: " + "[".repeat(5_000) + "]".repeat(5_000);
        assertThat(faults(deep)).isNotEmpty();
        StringBuilder laughs = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            laughs.append(c).append(": &").append(c).append(" [");
            laughs.append(("*" + (char) (c - 1) + ", ").repeat(8))
                    .append("*")
                    .append((char) (c - 1))
                    .append("]\n");
        }
        assertThat(faults(laughs.toString())).isNotEmpty();
    }

    private static List<Fault> faults(String text) {
        DomainException refused =
                catchThrowableOfType(DomainException.class, () -> PolicyDocument.parse(text, CATALOGUE));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
        return refused.faults();
    }
}
