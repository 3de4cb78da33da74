package dev.acquaint.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactCatalogueTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final FactCatalogue catalogue = FactCatalogue.standard();

    @Test
    void it_holds_every_row_of_the_table_in_its_order() {
        List<String> names =
                Table.read("facts.tsv").stream().map(row -> row.get(0)).toList();
        assertThat(names).hasSize(90);
        assertThat(catalogue.facts()).extracting(Fact::name).containsExactlyElementsOf(names);
    }

    @Test
    void every_fact_can_be_asked_for_in_english_and_in_dutch() {
        assertThat(catalogue.facts()).allSatisfy(fact -> {
            assertThat(fact.question().in(Locale.ENGLISH)).endsWith("?");
            assertThat(fact.question().in(DUTCH))
                    .endsWith("?")
                    .isNotEqualTo(fact.question().en());
        });
    }

    @Test
    void every_option_has_a_name_for_people() {
        assertThat(catalogue.facts())
                .allSatisfy(fact -> assertThat(fact.options())
                        .allSatisfy(option -> assertThat(Table.read("options.tsv"))
                                .anyMatch(row -> row.get(0).equals(option)
                                        && !row.get(1).isEmpty()
                                        && !row.get(2).isEmpty())));
        assertThat(catalogue.label("close_friend").in(DUTCH)).isEqualTo("goede vriend");
    }

    @Test
    void judged_facts_and_all_about_member_account_and_review_are_asked_of_the_member_only() {
        assertThat(catalogue.facts())
                .filteredOn(f -> f.source() == Fact.Source.JUDGED
                        || List.of("member", "account", "review").contains(f.group()))
                .hasSizeGreaterThan(30)
                .extracting(Fact::askOf)
                .containsOnly(Fact.AskOf.MEMBER);
        assertThat(catalogue.find("invitation.note_says_why").orElseThrow().askOf())
                .isEqualTo(Fact.AskOf.INVITER);
    }

    @Test
    void rank_and_nothing_else_is_protected() {
        assertThat(catalogue.facts())
                .filteredOn(Fact::guarded)
                .extracting(Fact::name)
                .containsExactly("contact.rank");
    }

    @ParameterizedTest
    @CsvSource({
        "relationship.truts, relationship.trust",
        "relation.trust, relationship.trust",
        "conversation_minutes, relationship.conversation_minutes",
        "relationship.conversationMinutes, relationship.conversation_minutes",
        "contact.note_says_why, invitation.note_says_why",
        "custom.trust, relationship.trust",
    })
    void a_mistyped_name_is_answered_with_the_nearest_known_one(String wrong, String meant) {
        assertThat(catalogue.nearest(wrong)).contains(meant);
    }

    @Test
    void a_name_like_no_other_has_no_nearest() {
        assertThat(catalogue.nearest("qqqq.zzzzzzzzzzzzzz")).isEmpty();
    }

    @Test
    void an_organization_adds_facts_of_its_own_group_only() {
        Fact budget = custom("custom.budget_code");
        assertThat(catalogue.with(List.of(budget)).find("custom.budget_code")).contains(budget);
        assertThat(catalogue.find("custom.budget_code")).isEmpty();
        assertThatThrownBy(() -> catalogue.with(List.of(custom("relationship.budget_code"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Fact custom(String name) {
        return new Fact(
                name,
                FactType.STRING,
                List.of(),
                null,
                null,
                "",
                Fact.Source.GIVEN,
                "given",
                false,
                Fact.AskOf.MEMBER,
                new LocalText("Which code?", "Welke code?"),
                List.of(),
                1000);
    }
}
