package dev.acquaint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

    private static final Map<String, String> VALUES = Map.of("contact.name", "Tim", "contact.company", "");

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "Hello {{contact.name}} => Hello Tim",
                "Hello {{ contact.name }}! => Hello Tim!",
                "Hello{{#contact.name}} {{contact.name}}{{/contact.name}}, => Hello Tim,",
                "Hello{{#member.name}} {{member.name}}{{/member.name}}, => Hello,",
                "{{^member.name}}nobody{{/member.name}} => nobody",
                "{{^contact.name}}nobody{{/contact.name}}x => x",
                "{{#contact.company}}at {{contact.company}}{{/contact.company}}x => x",
                "a{{#member.name}}b{{#contact.name}}c{{/contact.name}}d{{/member.name}}e => ae",
                "{{member.name}} => ?",
            })
    void a_field_is_filled_and_a_part_stands_only_where_its_field_does(String text, String filled) {
        assertThat(fill(text)).isEqualTo(filled);
    }

    @Test
    void parts_that_do_not_stand_leave_no_gap() {
        assertThat(fill("a\n\n{{#member.name}}\nb\n{{/member.name}}\n\nc")).isEqualTo("a\n\nc");
    }

    @Test
    void a_value_that_looks_like_a_field_stays_as_it_is() {
        assertThat(Merge.fill("{{contact.name}}", f -> "{{member.name}} #{7*7} $1", f -> true, ""))
                .isEqualTo("{{member.name}} #{7*7} $1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "Hello {{contact.name => 6",
                "Hello }} => 6",
                "{{#contact.name}}x => 0",
                "x{{/contact.name}} => 1",
                "{{#contact.name}}{{#member.name}}{{/contact.name}}{{/member.name}} => 33",
                "{{}} => 0",
                "{{Contact Name}} => 0",
            })
    void a_text_that_is_not_well_formed_is_refused_with_its_place(String text, int position) {
        Merge.MalformedText refused = catchThrowableOfType(Merge.MalformedText.class, () -> Merge.fields(text));
        assertThat(refused).isNotNull();
        assertThat(refused.position()).isEqualTo(position);
    }

    private static String fill(String text) {
        assertThat(Merge.fields(text)).isNotEmpty();
        return Merge.fill(text, VALUES::get, f -> !VALUES.getOrDefault(f, "").isEmpty(), "?");
    }
}
