package dev.acquaint.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.acquaint.engine.Action;
import dev.acquaint.engine.Decision;
import dev.acquaint.engine.EvaluationInput;
import dev.acquaint.engine.Fact;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Facts;
import dev.acquaint.engine.PolicyDecisionPoint;
import dev.acquaint.engine.PolicyStack;
import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.engine.Rule;
import dev.acquaint.engine.Scope;
import dev.acquaint.engine.SeedRows;
import dev.acquaint.engine.note.NoteReader;
import dev.acquaint.kernel.DomainException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackDisagreementTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");
    private static final String STANDARD_TEXT = "Hi Maya, I'd like to add you to my professional network on LinkedIn.";

    private final FactCatalogue catalogue = FactCatalogue.standard();
    private final PolicyDecisionPoint decisionPoint = new PolicyDecisionPoint(catalogue, new NoteReader(catalogue));

    @Test
    void J1_accepts_after_ten_minutes_where_M1_asks_to_meet_first_and_J10_accepts_nobody() {
        Map<String, Object> talked =
                Map.of("relationship", Map.of("conversation_minutes", 10, "said_what_they_do", true));
        assertThat(outcome("know-like-trust", talked)).isEqualTo("accept");
        assertThat(outcome("guarded", talked)).isEqualTo("meet-first");
        assertThat(outcome("everyone-welcome", talked)).isEqualTo("accept");
        assertThat(outcome("closed", talked)).isEqualTo("decline");
    }

    @Test
    void J3_explains_M7_offers_to_meet_and_B1_gives_the_benefit_of_the_doubt_on_one_standard_text() {
        Map<String, Object> request = Map.of(
                "invitation", Map.of("note", STANDARD_TEXT),
                "relationship", Map.of("audience_only", true, "know", 0),
                "member", Map.of("public_figure", true));
        assertThat(decide("know-like-trust", request, Locale.ENGLISH)
                        .decidedBy()
                        .rule())
                .isEqualTo("audience-only-with-standard-text");
        assertThat(decide("guarded", request, Locale.ENGLISH).decidedBy().rule())
                .isEqualTo("standard-text");
        assertThat(outcome("benefit-of-the-doubt", request)).isEqualTo("accept");
        assertThat(outcome("everyone-welcome", request)).isEqualTo("accept");
        assertThat(outcome("closed", request)).isEqualTo("decline");
    }

    @Test
    void J3_and_M7_need_the_standard_text() {
        Map<String, Object> personal = Map.of(
                "invitation",
                Map.of("note", "Great talking to you at the fair in Ghent. I'd love to discuss referrals with you."),
                "relationship",
                Map.of("audience_only", true));
        assertThat(decide("know-like-trust", personal, Locale.ENGLISH)
                        .decidedBy()
                        .rule())
                .isNotEqualTo("audience-only-with-standard-text");
        assertThat(decide("guarded", personal, Locale.ENGLISH).decidedBy().rule())
                .isNotEqualTo("standard-text");
    }

    @ParameterizedTest
    @CsvSource({
        "know-like-trust, ask",
        "guarded, meet-first",
        "benefit-of-the-doubt, ignore",
        "everyone-welcome, accept",
        "closed, decline",
        "stage-only, meet-first",
        "interaction-test, ask",
        "inner-circle, decline",
        "per-network, ignore",
        "quality, meet-first",
        "accept-then-ask, accept",
        "shop-my-list, meet-first",
        "thoughtful-minutes, ask",
        "open-networker, accept",
        "stay-in-touch, ask",
        "think-before-you-link, review",
    })
    void one_stranger_who_heard_me_on_the_radio_is_answered_differently_by_every_stance(String pack, String outcome) {
        Map<String, Object> request = Map.of(
                "invitation", Map.of("platform", "linkedin", "note", STANDARD_TEXT),
                "contact",
                        Map.of(
                                "relations",
                                List.of(),
                                "reference",
                                false,
                                "business_relevant",
                                false,
                                "verified",
                                false),
                "relationship",
                        Map.of(
                                "interactions", List.of("radio"),
                                "know", 0,
                                "can_describe", false,
                                "stay_in_touch", false,
                                "trust_judgment", false,
                                "worked_together", false,
                                "knows_my_work", false));
        assertThat(outcome(pack, request)).isEqualTo(outcome);
    }

    @Test
    void every_row_of_the_source_table_is_in_a_pack_unless_the_platform_carries_it() {
        Set<String> rows = new TreeSet<>(SeedRows.ids());
        Packs.standard().all().forEach(pack -> pack.policy().rows().forEach(rows::remove));
        assertThat(rows).containsExactly("P1", "P2", "P7", "T10", "T11", "T12");
    }

    @Test
    void B3_accepts_for_a_business_reason_and_else_stays_silent() {
        assertThat(outcome("benefit-of-the-doubt", Map.of("contact.business_relevant", true)))
                .isEqualTo("accept");
        Decision silent = decide("benefit-of-the-doubt", Map.of("contact.business_relevant", false), Locale.ENGLISH);
        assertThat(silent.outcome().code()).isEqualTo("ignore");
        assertThat(silent.reply()).isNull();
    }

    @Test
    void F1_no_outcome_of_everyone_welcome_moves_with_rank_whatever_else_is_known() {
        PolicyVersion pack = Packs.standard().find("everyone-welcome").orElseThrow();
        List<Fact> read = new ArrayList<>();
        for (Rule rule : pack.policy().rules()) {
            rule.condition()
                    .facts()
                    .forEach(name -> read.add(catalogue.find(name).orElseThrow()));
        }
        assertThat(read).isNotEmpty().extracting(Fact::name).doesNotContain("contact.rank");
        int compared = 0;
        for (Map<String, Object> facts : everyCombination(read)) {
            for (Action action : List.of(Action.ACCEPT, Action.INVITE, Action.INTRODUCE, Action.KEEP)) {
                String without = decide("everyone-welcome", action, facts, Locale.ENGLISH)
                        .outcome()
                        .code();
                for (String rank : catalogue.find("contact.rank").orElseThrow().options()) {
                    Map<String, Object> ranked = new HashMap<>(facts);
                    ranked.put("contact.rank", rank);
                    assertThat(decide("everyone-welcome", action, ranked, Locale.ENGLISH)
                                    .outcome()
                                    .code())
                            .isEqualTo(without);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(5_000);
    }

    /** Every value of every fact, and unknown. */
    private static List<Map<String, Object>> everyCombination(List<Fact> facts) {
        List<Map<String, Object>> all = List.of(Map.of());
        for (Fact fact : facts.stream().distinct().toList()) {
            List<Map<String, Object>> more = new ArrayList<>(all);
            List<Object> values = fact.options().isEmpty() ? List.of(true, false) : List.copyOf(fact.options());
            for (Map<String, Object> base : all) {
                for (Object value : values) {
                    Map<String, Object> with = new HashMap<>(base);
                    with.put(fact.name(), value);
                    more.add(with);
                }
            }
            all = more;
        }
        return all;
    }

    @Test
    void B2_no_text_of_benefit_of_the_doubt_admits_not_to_know_somebody() {
        PolicyVersion pack = Packs.standard().find("benefit-of-the-doubt").orElseThrow();
        assertThat(pack.policy().forbiddenPhrases()).contains("I don't know you", "ik ken je niet");
        assertThat(pack.policy().templates()).isEmpty();
        String withReply = PolicyDocument.toYaml(pack.policy())
                .replaceFirst("rules:", "templates:\n  - id: slip\n    text: \"Sorry, but I don’t know you.\"\nrules:");
        assertThat(catchThrowableOfType(DomainException.class, () -> PolicyDocument.parse(withReply, catalogue))
                        .faults())
                .extracting(DomainException.Fault::code)
                .contains("forbidden-phrase");
    }

    @Test
    void T11_no_reply_belittles_anybody() {
        List<String> unkind = List.of(
                "lazy",
                "stupid",
                "jerk",
                "desperate",
                "pathetic",
                "annoying",
                "spam",
                "unworthy",
                "lui",
                "dom",
                "zielig",
                "vervelend",
                "irritant",
                "onwaardig");
        for (PolicyVersion pack : Packs.standard().all()) {
            pack.policy().templates().forEach(template -> {
                for (String text : List.of(template.text().en(), template.text().nl())) {
                    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+"));
                    assertThat(words).as(template.id()).doesNotContainAnyElementsOf(unkind);
                }
            });
        }
    }

    @Test
    void M8_the_refusal_thanks_says_what_the_network_is_for_and_that_it_is_nothing_personal() {
        Map<String, Object> facts = Map.of("relationship", Map.of("know", 8, "trust", 2));
        Decision english = decide("guarded", facts, Locale.ENGLISH);
        assertThat(english.reply().text())
                .startsWith("Hello Tim,")
                .contains("Thank you", "trust and respect", "nothing personal", "understanding")
                .endsWith("Maya")
                .doesNotContain("{{");
        assertThat(decide("guarded", facts, DUTCH).reply().text())
                .startsWith("Dag Tim,")
                .contains("Bedankt", "respecteren", "niet\npersoonlijk", "begrip");
    }

    @Test
    void J4_the_question_asks_exactly_what_the_note_leaves_out() {
        Map<String, Object> where = Map.of("invitation", Map.of("note_says_where_met", true, "note_says_why", false));
        assertThat(decide("know-like-trust", where, Locale.ENGLISH).reply().text())
                .contains("Why would you like to connect?")
                .doesNotContain("Where did we meet");
        Map<String, Object> none = Map.of("invitation", Map.of("note", ""));
        assertThat(decide("know-like-trust", none, DUTCH).reply().text())
                .contains("Waarom wil je contact?", "Waar hebben we elkaar ontmoet")
                .doesNotContain("\n\n\n");
    }

    @Test
    void J4_the_way_out_is_said_as_the_contract_shows_it() {
        Decision decision =
                decide("know-like-trust", Map.of("invitation", Map.of("note", STANDARD_TEXT)), Locale.ENGLISH);
        assertThat(decision.outcome().code()).isEqualTo("ask");
        assertThat(decision.missing()).hasSize(1);
        assertThat(decision.missing().get(0).couldBecome().code()).isEqualTo("accept");
        assertThat(decision.missing().get(0).facts())
                .extracting(Decision.Question::name, Decision.Question::text)
                .containsExactly(
                        tuple("relationship.conversation_minutes", "How long did you talk?"),
                        tuple("relationship.said_what_they_do", "Did they say what they do?"));
        assertThat(decision.missingComplete()).isTrue();
        assertThat(decision.whatIf()).hasSize(1);
        assertThat(decision.whatIf().get(0).change())
                .isEqualTo(Map.of("invitation.note_says_where_met", true, "invitation.note_says_why", true));
        assertThat(decision.whatIf().get(0).outcome().code()).isEqualTo("review");
    }

    @Test
    void eight_more_minutes_of_talk_are_the_smallest_change_that_helps() {
        Map<String, Object> facts = Map.of(
                "relationship", Map.of("conversation_minutes", 2, "said_what_they_do", true), "invitation.note", "");
        assertThat(decide("know-like-trust", facts, Locale.ENGLISH)
                        .whatIf()
                        .get(0)
                        .change())
                .isEqualTo(Map.of("relationship.conversation_minutes", 10L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"know-like-trust", "guarded", "benefit-of-the-doubt", "everyone-welcome", "closed"})
    void no_pack_has_a_mandatory_rule_and_all_say_their_reasons_in_two_languages(String id) {
        PolicyVersion pack = Packs.standard().find(id).orElseThrow();
        assertThat(pack.policy().rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.enforcement()).isNotEqualTo(Rule.Enforcement.MANDATORY);
            assertThat(rule.rows()).isNotEmpty();
            assertThat(rule.reason().nl()).isNotEqualTo(rule.reason().en()).isNotBlank();
        });
        assertThat(pack.policy().templates())
                .allSatisfy(t -> assertThat(t.text().nl()).isNotEqualTo(t.text().en()));
        assertThat(pack.hash()).matches("sha256:[0-9a-f]{64}");
    }

    private String outcome(String pack, Map<String, ?> facts) {
        return decide(pack, facts, Locale.ENGLISH).outcome().code();
    }

    private Decision decide(String pack, Map<String, ?> facts, Locale language) {
        return decide(pack, Action.ACCEPT, facts, language);
    }

    private Decision decide(String pack, Action action, Map<String, ?> facts, Locale language) {
        EvaluationInput input = new EvaluationInput(
                action,
                Facts.given(catalogue, facts, "/facts"),
                Instant.parse("2026-11-22T09:00:00Z"),
                language,
                action.equals(Action.ACCEPT) && !facts.containsKey("contact.rank"),
                false,
                Map.of("contact.first_name", "Tim", "member.first_name", "Maya"));
        PolicyVersion version = Packs.standard().find(pack).orElseThrow();
        return decisionPoint.evaluate(input, PolicyStack.alone(version, Scope.PACK, Map.of(), "/policy/params"));
    }
}
