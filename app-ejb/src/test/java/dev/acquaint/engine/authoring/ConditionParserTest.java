package dev.acquaint.engine.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.FactType;
import dev.acquaint.engine.LocalText;
import dev.acquaint.engine.Parameter;
import dev.acquaint.engine.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {

    private final ConditionParser parser = new ConditionParser(
            FactCatalogue.standard(),
            List.of(
                    parameter("min_talk_minutes", FactType.INTEGER, Value.of(10)),
                    parameter("strict", FactType.BOOLEAN, Value.of(false)),
                    parameter("kinds", FactType.STRING_SET, Value.setOf("met"))));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "true | true",
                "relationship.trust>=7 | relationship.trust >= 7",
                "(relationship.conversation_minutes >= params.min_talk_minutes) && (relationship.said_what_they_do) | relationship.conversation_minutes >= params.min_talk_minutes && relationship.said_what_they_do",
                "!(invitation.note_says_where_met && invitation.note_says_why) | !(invitation.note_says_where_met && invitation.note_says_why)",
                "(relationship.trust > 1 || relationship.like > 1) && params.strict | (relationship.trust > 1 || relationship.like > 1) && params.strict",
                "(relationship.trust > 1 && relationship.like > 1) || params.strict | relationship.trust > 1 && relationship.like > 1 || params.strict",
                "relationship.trust > 1 && (relationship.like > 1 && params.strict) | relationship.trust > 1 && relationship.like > 1 && params.strict",
                "contact.rank in ['vp', \"owner\"] | contact.rank in [\"owner\", \"vp\"]",
                "'met' in relationship.interactions | \"met\" in relationship.interactions",
                "sets.intersects(contact.relations, ['relative','close_friend']) | sets.intersects(contact.relations, [\"close_friend\", \"relative\"])",
                "sets.intersects(relationship.interactions, params.kinds) | sets.intersects(relationship.interactions, params.kinds)",
                "relationship.trust < introduction.trust_other | relationship.trust < introduction.trust_other",
                "invitation.note_similarity >= 0.8 | invitation.note_similarity >= 0.8",
                "relationship.trust in [7, 8] | relationship.trust == 7 || relationship.trust == 8",
                "relationship.said_what_they_do == true | relationship.said_what_they_do == true",
                "!!params.strict | params.strict",
                "!(relationship.trust > 3) | !(relationship.trust > 3)",
                "contact.headline == 'say \"hi\"' | contact.headline == \"say \\\"hi\\\"\"",
            })
    void it_reads_a_condition_and_writes_it_in_one_form(String text, String canonical) {
        assertThat(parser.parse(text).text()).isEqualTo(canonical);
        assertThat(parser.parse(canonical)).isEqualTo(parser.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "relationship.truts > 3 | unknown-name | 1 | 1 | Did you mean relationship.trust?",
                "true && relationship.truts > 3 | unknown-name | 1 | 9 | relationship.trust",
                "relationship.trust > params.min_talk_minute | unknown-name | 1 | 22 | min_talk_minutes",
                "trust > 3 | unknown-name | 1 | 1 | relationship.trust",
                "has(relationship.trust) | outside-subset | 1 | 4 | write the fact itself",
                "relationship.trust > 3 ? true : false | outside-subset | 1 | 24 | two rules",
                "relationship.trust + relationship.like > 10 | outside-subset | 1 | 20 | derived fact",
                "contact.headline.matches('x.*') | outside-subset | 1 | 25 | whole",
                "size(relationship.interactions) > 2 | outside-subset | 1 | 5 | by in",
                "relationship.interactions.exists(i, i == 'met') | outside-subset | 1 | 33 | ",
                "[1,2].all(x, x > 0) | outside-subset | 1 | 10 | ",
                "relationship.interactions == ['met'] | type-mismatch | 1 | 30 | in or sets.intersects",
                "relationship.interactions == relationship.interactions | type-mismatch | 1 | 27 | sets.intersects",
                "contact.rank < 'vp' | type-mismatch | 1 | 14 | ==",
                "relationship.trust > 3.5 | type-mismatch | 1 | 20 | 1.0",
                "relationship.trust == 'high' | type-mismatch | 1 | 20 | one type",
                "relationship.trust | type-mismatch | 1 | 1 | Compare",
                "'yes' | type-mismatch | 1 | 1 | Compare",
                "contact.rank == 'vpp' | unknown-value | 1 | 17 | vp",
                "'handshake' in relationship.interactions | unknown-value | 1 | 1 | ",
                "contact.rank in [] | outside-subset | 1 | 17 | members",
                "1 < 2 | outside-subset | 1 | 3 | true or false",
                "relationship.trust > | syntax | 1 | 0 | ",
                "relationship.trust & 3 | syntax | 1 | 0 | ",
                "{'a': 1} | outside-subset | 1 | 0 | ",
                "relationship.trust > 3u | outside-subset | 1 | 22 | ",
            })
    void what_is_outside_the_language_is_refused_with_place_and_remedy(
            String text, String code, int line, int column, String remedy) {
        ConditionRefused refused = refused(text);
        assertThat(refused.code()).as(refused.sentence()).isEqualTo(code);
        assertThat(refused.line()).isEqualTo(line);
        if (column > 0) {
            assertThat(refused.column()).as(refused.sentence()).isEqualTo(column);
        }
        if (remedy != null) {
            assertThat(refused.sentence()).contains(remedy);
        }
    }

    @Test
    void the_line_is_counted_in_a_condition_of_several() {
        ConditionRefused refused = refused("relationship.trust > 3\n  && relationship.likes > 2");
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 1_000, 3_000})
    void a_condition_that_is_nested_too_deeply_is_refused_and_nothing_hangs(int depth) {
        assertThat(refused("(".repeat(depth) + "params.strict" + ")".repeat(depth))
                        .code())
                .isIn("too-deep", "too-long", "syntax");
        assertThat(refused("!(".repeat(depth) + "params.strict" + ")".repeat(depth))
                        .code())
                .isIn("too-deep", "too-long", "syntax");
    }

    @Test
    void a_condition_with_too_many_comparisons_is_refused() {
        String many = "params.strict" + " || params.strict".repeat(300);
        assertThat(refused(many).code()).isIn("too-long", "too-deep");
    }

    private ConditionRefused refused(String text) {
        ConditionRefused refused = catchThrowableOfType(ConditionRefused.class, () -> parser.parse(text));
        assertThat(refused).as(text).isNotNull();
        return refused;
    }

    private static Parameter parameter(String name, FactType type, Value value) {
        return new Parameter(name, type, value, null, null, List.of(), new LocalText(name, name), List.of());
    }
}
