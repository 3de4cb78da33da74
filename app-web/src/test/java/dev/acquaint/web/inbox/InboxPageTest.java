package dev.acquaint.web.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.Answer;
import dev.acquaint.network.ContactView;
import dev.acquaint.network.Direction;
import dev.acquaint.network.Inbox;
import dev.acquaint.network.InboxQuery;
import dev.acquaint.network.InboxView;
import dev.acquaint.network.InvitationState;
import dev.acquaint.network.InvitationView;
import dev.acquaint.web.shell.StubVoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxPageTest {

    private final FakeInbox inbox = new FakeInbox();
    private final InboxPage page = new InboxPage();
    private final StubVoice voice = new StubVoice();

    @BeforeEach
    void request() {
        page.voice = voice;
        page.inbox = inbox;
    }

    private void open(Id id) {
        page.setOpen(id.toString());
        page.load();
    }

    @Test
    void the_list_is_grouped_by_outcome_with_the_count_of_all_pages() {
        inbox.has("Ann", "accept");
        inbox.has("Bob", "ask");
        inbox.has("Cid", "ask");
        assertThat(page.getGroups()).extracting(Group::outcome).containsExactly("accept", "ask");
        assertThat(page.getGroups().get(1).items())
                .extracting(InboxView.Item::contactName)
                .containsExactly("Bob", "Cid");
        assertThat(page.getGroups().get(1).count()).isEqualTo(2);
    }

    @Test
    void an_answer_changes_the_verdict_in_place_and_is_told() {
        Id bob = inbox.has("Bob", "ask");
        open(bob);
        page.answer("relationship.worked_together", "true");
        assertThat(inbox.answers).containsExactly("relationship.worked_together=[true]");
        assertThat(page.getView().verdict().outcome()).isEqualTo("accept");
        assertThat(page.getAnnouncement()).isEqualTo("Because of accept.");
    }

    @Test
    void ticked_answers_go_together_and_none_is_asked_for_kindly() {
        Id bob = inbox.has("Bob", "ask");
        open(bob);
        page.answerTyped("relationship.interactions");
        assertThat(inbox.answers).isEmpty();
        assertThat(voice.warnings).hasSize(1);
        page.getTyped().put("relationship.interactions", List.of("met", "phone"));
        page.answerTyped("relationship.interactions");
        assertThat(inbox.answers).containsExactly("relationship.interactions=[met, phone]");
    }

    @Test
    void an_override_wants_a_choice_and_a_reason_before_it_is_sent() {
        Id bob = inbox.has("Bob", "ask");
        open(bob);
        page.startOverride();
        page.override();
        page.setOverrideOutcome("accept");
        page.setOverrideReason("  ");
        page.override();
        assertThat(page.getView().state()).isEqualTo(InvitationState.OPEN);
        assertThat(voice.warnings).hasSize(2);
        page.setOverrideReason("She taught me.");
        page.override();
        assertThat(page.getView().settled().reason()).isEqualTo("She taught me.");
        assertThat(page.isOverriding()).isFalse();
    }

    @Test
    void a_refused_override_says_so_and_leaves_everything_as_it_was() {
        Id bob = inbox.has("Bob", "decline");
        inbox.binding = true;
        open(bob);
        page.startOverride();
        page.setOverrideOutcome("accept");
        page.setOverrideReason("I like him.");
        page.override();
        assertThat(voice.refusals).containsExactly(ErrorCode.FORBIDDEN);
        assertThat(page.getView().state()).isEqualTo(InvitationState.OPEN);
        assertThat(page.getOverrideReason()).isEqualTo("I like him.");
    }

    @Test
    void after_settling_the_next_is_the_one_that_moved_up() {
        inbox.has("Ann", "ask");
        Id bob = inbox.has("Bob", "ask");
        Id cid = inbox.has("Cid", "ask");
        open(bob);
        page.follow();
        assertThat(page.getNext()).isEqualTo(cid.toString());
    }

    @Test
    void the_last_has_no_next() {
        Id ann = inbox.has("Ann", "ask");
        open(ann);
        assertThat(page.getNext()).isNull();
    }

    @Test
    void accepting_all_that_are_clear_leaves_out_the_doubtful_and_can_be_undone() {
        Id ann = inbox.has("Ann", "accept");
        Id bob = inbox.has("Bob", "accept");
        Id twin = inbox.has("Twin", "accept");
        inbox.has("Cid", "ask");
        inbox.doubtful = twin;
        assertThat(page.getClearCount()).isEqualTo(2);
        page.acceptAllClear();
        assertThat(inbox.stateOf(ann)).isEqualTo(InvitationState.ACCEPTED);
        assertThat(inbox.stateOf(bob)).isEqualTo(InvitationState.ACCEPTED);
        assertThat(inbox.stateOf(twin)).isEqualTo(InvitationState.OPEN);
        assertThat(page.getDecidedTogether()).isEqualTo(2);
        page.undoAllClear();
        assertThat(inbox.stateOf(ann)).isEqualTo(InvitationState.OPEN);
        assertThat(inbox.stateOf(bob)).isEqualTo(InvitationState.OPEN);
    }

    @Test
    void an_id_of_nobodys_shows_the_list_and_a_message() {
        page.setOpen("not-an-id");
        page.load();
        assertThat(page.getView()).isNull();
        assertThat(voice.refusals).containsExactly(ErrorCode.NOT_FOUND);
    }

    @Test
    void an_inbox_that_never_held_anything_tells_how_to_begin() {
        assertThat(page.isBlank()).isTrue();
        inbox.has("Ann", "ask");
        page.refresh();
        assertThat(page.isBlank()).isFalse();
    }

    /** Keeps invitations in memory and does with them what the service promises. */
    private static class FakeInbox extends Inbox {
        private final Map<Id, InvitationView> all = new LinkedHashMap<>();
        private final List<String> answers = new ArrayList<>();
        private boolean binding;
        private Id doubtful;

        Id has(String name, String outcome) {
            Id id = new Id(1000 + all.size());
            all.put(id, view(id, name, outcome, InvitationState.OPEN, null));
            return id;
        }

        InvitationState stateOf(Id id) {
            return all.get(id).state();
        }

        private static InvitationView view(
                Id id, String name, String outcome, InvitationState state, InvitationView.Settlement settled) {
            return new InvitationView(
                    id,
                    new ContactView(id, name, null, null, null, null, null, List.of()),
                    Direction.INCOMING,
                    state,
                    "linkedin",
                    Instant.EPOCH,
                    new InvitationView.Note("", List.of(), false),
                    List.of(),
                    new InvitationView.Verdict(
                            id,
                            outcome,
                            outcome.equals("accept"),
                            true,
                            "Because of " + outcome + ".",
                            List.of(),
                            List.of(),
                            new InvitationView.DecidedBy("pack", "p", "P", 1, "J1", "default"),
                            List.of(),
                            List.of()),
                    settled,
                    List.of(),
                    null,
                    null,
                    List.of(),
                    true,
                    true,
                    settled != null);
        }

        private InvitationView keep(Id id, String outcome, InvitationState state, InvitationView.Settlement settled) {
            all.put(id, view(id, all.get(id).contact().name(), outcome, state, settled));
            return all.get(id);
        }

        @Override
        public InboxView list(InboxQuery query) {
            var open = all.values().stream()
                    .filter(one -> one.state() == InvitationState.OPEN)
                    .toList();
            var counts = new LinkedHashMap<String, Long>();
            open.forEach(one -> counts.merge(one.verdict().outcome(), 1L, Long::sum));
            return new InboxView(
                    counts.entrySet().stream()
                            .map(count -> new InboxView.OutcomeCount(count.getKey(), count.getValue()))
                            .toList(),
                    open.size(),
                    0,
                    all.size() - open.size(),
                    open.stream()
                            .map(one -> new InboxView.Item(
                                    one.id(),
                                    one.id(),
                                    one.contact().name(),
                                    null,
                                    null,
                                    "",
                                    one.verdict().outcome(),
                                    "",
                                    one.sentAt(),
                                    one.id().equals(doubtful),
                                    one.state()))
                            .toList(),
                    open.size());
        }

        @Override
        public InvitationView open(Id id) {
            if (!all.containsKey(id)) {
                throw DomainException.notFound();
            }
            return all.get(id);
        }

        @Override
        public InvitationView answer(Id id, String fact, Answer answer) {
            answers.add(fact + "=" + answer.values());
            return keep(id, "accept", InvitationState.OPEN, null);
        }

        @Override
        public InvitationView accept(Id id) {
            return keep(
                    id,
                    "accept",
                    InvitationState.ACCEPTED,
                    new InvitationView.Settlement("accept", false, null, Instant.EPOCH));
        }

        @Override
        public InvitationView follow(Id id) {
            String outcome = open(id).verdict().outcome();
            return keep(
                    id,
                    outcome,
                    InvitationState.CLOSED,
                    new InvitationView.Settlement(outcome, false, null, Instant.EPOCH));
        }

        @Override
        public InvitationView override(Id id, String outcome, String reason) {
            if (binding) {
                throw new DomainException(ErrorCode.FORBIDDEN, "A rule of your organization decided this.");
            }
            return keep(
                    id,
                    open(id).verdict().outcome(),
                    InvitationState.CLOSED,
                    new InvitationView.Settlement(outcome, true, reason, Instant.EPOCH));
        }

        @Override
        public InvitationView undo(Id id) {
            return keep(id, open(id).verdict().outcome(), InvitationState.OPEN, null);
        }
    }
}
