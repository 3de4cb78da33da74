package dev.acquaint.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.identity.Profile;
import dev.acquaint.identity.ProfileUpdate;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.Imported.ConnectionRow;
import dev.acquaint.network.Imported.InvitationRow;
import dev.acquaint.network.Imported.MessageRow;
import dev.acquaint.network.Imported.Person;
import dev.acquaint.policy.ChoosePack;
import dev.acquaint.policy.Guideline;
import dev.acquaint.policy.Policies;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.Role;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import dev.acquaint.testing.TestTenants.TestTenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The inbox on a real database, with the packs' real rules. */
class InboxTest extends InContainer {

    private static final String DEFAULT_TEXT = "I'd like to add you to my professional network on LinkedIn.";

    @Inject
    private Inbox inbox;

    @Inject
    private Contacts contacts;

    @Inject
    private Invitations invitations;

    @Inject
    private NetworkImport network;

    @Inject
    private Policies policies;

    @Inject
    private Profile profile;

    @Inject
    private TestTenants tenants;

    private TestTenant tenant;
    private Caller robin;

    @BeforeEach
    void aMemberWhoChoseKnowLikeTrust() {
        if (tenants != null) { // in the container
            tenant = tenants.newTenant("Inbox");
            robin = tenant.with(Role.MEMBER);
            choose("know-like-trust");
        }
    }

    @Test
    void a_talk_of_ten_minutes_and_what_they_do_turns_a_question_into_a_yes() {
        var id = add("Bo Bos", DEFAULT_TEXT).id();

        var asked = as(() -> inbox.open(id));
        assertThat(asked.verdict().outcome()).isEqualTo("ask");
        assertThat(asked.verdict().sentence()).isNotBlank();
        assertThat(asked.note().defaultText()).isTrue();
        assertThat(asked.questions())
                .hasSizeBetween(1, 3)
                .extracting(InvitationView.Question::fact)
                .contains("relationship.conversation_minutes", "relationship.said_what_they_do");
        assertThat(asked.reply()).isNotNull();

        as(() -> inbox.answer(id, "relationship.conversation_minutes", Answer.of("12")));
        var answered = as(() -> inbox.answer(id, "relationship.said_what_they_do", Answer.of("true")));

        assertThat(answered.verdict().outcome()).isEqualTo("accept");
        assertThat(answered.verdict().decidedBy().policy()).isEqualTo("know-like-trust");
        assertThat(answered.verdict().decidedBy().policyTitle()).isNotEqualTo("know-like-trust");
        assertThat(answered.facts())
                .filteredOn(fact -> fact.name().equals("relationship.conversation_minutes"))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.origin()).isEqualTo("confirmed");
                    assertThat(fact.value()).isEqualTo("12");
                });
        assertThat(answered.mayAccept()).isTrue();
    }

    @Test
    void what_was_said_of_a_person_holds_for_all_their_invitations() {
        var first = add("Bo Bos", DEFAULT_TEXT).id();
        var second = add("Bo Bos", "And once more").id();
        as(() -> inbox.answer(first, "relationship.conversation_minutes", Answer.of("30")));
        as(() -> inbox.answer(first, "relationship.said_what_they_do", Answer.of("yes")));

        assertThat(as(() -> inbox.open(second)).verdict().outcome()).isEqualTo("accept");
        assertThat(add("Somebody Else", DEFAULT_TEXT).verdict().outcome()).isEqualTo("ask");
    }

    @Test
    void what_the_member_does_not_know_is_not_asked_again() {
        var id = add("Bo Bos", DEFAULT_TEXT).id();
        var before = as(() -> inbox.open(id)).questions();

        var after = as(() -> inbox.answer(id, "relationship.conversation_minutes", Answer.unknown()));

        assertThat(before).extracting(InvitationView.Question::fact).contains("relationship.conversation_minutes");
        assertThat(after.questions())
                .extracting(InvitationView.Question::fact)
                .doesNotContain("relationship.conversation_minutes");
        assertThat(after.verdict().outcome()).isEqualTo("ask");
    }

    @Test
    void answers_are_checked() {
        var id = add("Bo Bos", DEFAULT_TEXT).id();

        assertRefused(
                ErrorCode.INVALID, () -> inbox.answer(id, "relationship.conversation_minutes", Answer.of("a while")));
        assertRefused(ErrorCode.INVALID, () -> inbox.answer(id, "relationship.conversation_minutes", Answer.of("-3")));
        assertRefused(ErrorCode.INVALID, () -> inbox.answer(id, "relationship.know", Answer.of("11")));
        assertRefused(ErrorCode.INVALID, () -> inbox.answer(id, "relationship.said_what_they_do", Answer.of()));
        assertRefused(ErrorCode.UNPROCESSABLE, () -> inbox.answer(id, "relationship.karma", Answer.of("1")));
    }

    @Test
    void accepting_settles_it_and_undo_brings_it_back() {
        var id = add("Bo Bos", DEFAULT_TEXT).id();
        assertRefused(ErrorCode.CONFLICT, () -> inbox.accept(id));
        as(() -> inbox.answer(id, "relationship.conversation_minutes", Answer.of("12")));
        as(() -> inbox.answer(id, "relationship.said_what_they_do", Answer.of("true")));

        var accepted = as(() -> inbox.accept(id));

        assertThat(accepted.state()).isEqualTo(InvitationState.ACCEPTED);
        assertThat(accepted.settled()).isNotNull();
        assertThat(accepted.settled().overridden()).isFalse();
        assertThat(list().open()).isZero();
        assertThat(list().settled()).isEqualTo(1);
        assertRefused(ErrorCode.CONFLICT, () -> inbox.accept(id));

        var undone = as(() -> inbox.undo(id));
        assertThat(undone.state()).isEqualTo(InvitationState.OPEN);
        assertThat(list().open()).isEqualTo(1);
        assertRefused(ErrorCode.CONFLICT, () -> inbox.undo(id));
    }

    @Test
    void going_against_the_policy_needs_a_reason() {
        var id = add("Bo Bos", DEFAULT_TEXT).id();

        assertRefused(ErrorCode.INVALID, () -> inbox.override(id, "accept", "  "));
        assertRefused(ErrorCode.UNPROCESSABLE, () -> inbox.override(id, "marry", "Why not"));
        var overridden = as(() -> inbox.override(id, "accept", "She taught me chess"));

        assertThat(overridden.settled()).isNotNull();
        assertThat(overridden.settled().overridden()).isTrue();
        assertThat(overridden.settled().reason()).isEqualTo("She taught me chess");
        assertThat(overridden.history())
                .extracting(InvitationView.HistoryEntry::kind)
                .contains("overridden");
    }

    @Test
    void a_mandatory_rule_cannot_be_overridden() {
        var officer = tenant.with(Role.HR_MANAGER);
        tenants.as(officer, () -> policies.publish(Guideline.strict()));
        var id = add("Bo Bos", DEFAULT_TEXT).id();

        var answered = as(() -> inbox.answer(id, "contact.relations", Answer.of("competitor")));

        assertThat(answered.verdict().outcome()).isEqualTo("decline");
        assertThat(answered.mayOverride()).isFalse();
        assertRefused(ErrorCode.FORBIDDEN, () -> inbox.override(id, "accept", "I like them"));
        assertRefused(ErrorCode.FORBIDDEN, () -> inbox.accept(id));
        assertThat(as(() -> inbox.open(id)).state()).isEqualTo(InvitationState.OPEN);
    }

    @Test
    void a_sent_reply_is_remembered_as_it_was_sent() {
        var id = add("Bo Bos", DEFAULT_TEXT).id();

        var sent = as(() -> inbox.markReplySent(id, "Where did we meet?"));

        assertThat(sent.reply()).isNotNull();
        assertThat(sent.reply().text()).isEqualTo("Where did we meet?");
        assertThat(sent.reply().sentAt()).isNotNull();
        assertThat(as(() -> inbox.undo(id)).reply().sentAt()).isNull();
        assertRefused(ErrorCode.INVALID, () -> inbox.markReplySent(id, " "));
    }

    @Test
    void following_the_policy_settles_it_as_the_policy_says() {
        choose("closed");
        var id = add("Bo Bos", DEFAULT_TEXT).id();
        var outcome = as(() -> inbox.open(id)).verdict().outcome();
        assertThat(outcome).isNotEqualTo("accept");

        var followed = as(() -> inbox.follow(id));

        assertThat(followed.state()).isEqualTo(InvitationState.CLOSED);
        assertThat(followed.settled().outcome()).isEqualTo(outcome);
        assertThat(list().settled()).isEqualTo(1);
    }

    @Test
    void another_pack_makes_outcomes_stale_and_the_background_decides_again() throws InterruptedException {
        add("Bo Bos", DEFAULT_TEXT);
        assertThat(list().items().get(0).outcome()).isEqualTo("ask");

        choose("everyone-welcome");

        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!"accept".equals(list().items().get(0).outcome())) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    @Test
    void what_is_typed_in_is_checked_and_not_taken_twice() {
        assertRefused(ErrorCode.INVALID, () -> inbox.add(invitation(" ", "Hi", null, null)));
        assertRefused(ErrorCode.INVALID, () -> inbox.add(invitation("Bo", "x".repeat(2_001), null, null)));
        assertRefused(ErrorCode.INVALID, () -> inbox.add(invitation("Bo", "Hi", "javascript:alert(1)", null)));
        assertRefused(
                ErrorCode.INVALID,
                () -> inbox.add(invitation("Bo", "Hi", null, Instant.now().plus(Duration.ofDays(3)))));
        var at = Instant.parse("2026-11-20T10:00:00Z");
        as(() -> inbox.add(invitation("Bo", "Hi", null, at)));
        assertRefused(ErrorCode.CONFLICT, () -> inbox.add(invitation("Bo", "Hi", null, at)));
    }

    @Test
    void a_name_that_a_connection_bears_is_a_question_and_the_answer_settles_it() {
        take(List.of(
                connection("Ingrid Halvorsen", "https://www.linkedin.com/in/ingrid"),
                connection("Sam de Boer", "https://www.linkedin.com/in/sam1"),
                connection("Sam de Boer", "https://www.linkedin.com/in/sam2")));
        take(List.of(
                received("Sam de Boer", null, "Good to see you"),
                received("Dr. Ingrid Halvorsen", null, "Hello"),
                received("Ingrid Halvorsen", "https://www.linkedin.com/in/another-ingrid", "Hi")));
        match();

        var items = list().items();
        assertThat(items).hasSize(3);
        assertThat(items.stream().filter(InboxView.Item::doubtfulMatch))
                .extracting(InboxView.Item::contactName)
                .containsExactlyInAnyOrder("Sam de Boer", "Dr. Ingrid Halvorsen");

        var sam = idOf("Sam de Boer");
        var view = as(() -> inbox.open(sam));
        assertThat(view.doubtfulMatch()).isNotNull();
        assertThat(view.doubtfulMatch().candidates()).hasSize(2);
        assertRefused(
                ErrorCode.UNPROCESSABLE,
                () -> inbox.identify(sam, view.contact().id()));
        var same = as(() ->
                inbox.identify(sam, view.doubtfulMatch().candidates().get(1).contact()));
        assertThat(same.state()).isEqualTo(InvitationState.HISTORY);

        var ingrid = idOf("Dr. Ingrid Halvorsen");
        var apart = as(() -> inbox.identify(ingrid, null));
        assertThat(apart.state()).isEqualTo(InvitationState.OPEN);
        assertThat(apart.doubtfulMatch()).isNull();
        match();
        assertThat(as(() -> inbox.open(ingrid)).doubtfulMatch()).isNull();
    }

    @Test
    void a_later_import_of_connections_closes_what_it_answers() {
        take(List.of(received("Bo Bos", "https://www.linkedin.com/in/bo", "Hi"), received("Al Aal", null, "Hi")));
        match();
        assertThat(list().open()).isEqualTo(2);

        take(List.of(connection("Bo Bos", "https://nl.linkedin.com/in/bo/"), connection("Al Aal", null)));
        match();

        assertThat(list().open()).isZero();
        assertThat(list().settled()).isZero();
    }

    @Test
    void an_invitation_older_than_six_months_is_history() {
        var old = new InvitationRow(
                Direction.INCOMING,
                person("Old Friend", null),
                person("Robin", null),
                Instant.now().minus(Duration.ofDays(190)),
                "");
        take(List.of(old, received("New Friend", null, "")));
        match();

        assertThat(list().items()).extracting(InboxView.Item::contactName).containsExactly("New Friend");
    }

    @Test
    void messages_count_for_the_one_they_were_exchanged_with() {
        take(List.of(connection("Bo Bos", "https://www.linkedin.com/in/bo")));
        var bo = person("Bo Bos", "https://www.linkedin.com/in/bo");
        take(List.of(
                message(Direction.OUTGOING, bo, 1),
                message(Direction.INCOMING, bo, 2),
                message(Direction.INCOMING, bo, 3)));

        var page = as(() -> contacts.list(null, "bo", null, 10));

        assertThat(page.items()).singleElement().satisfies(contact -> {
            assertThat(contact.profileUrl()).isEqualTo("https://www.linkedin.com/in/bo");
            assertThat(contact.connectedOn()).isNotNull();
            assertThat(contact.interactions().messagesSent()).isEqualTo(1);
            assertThat(contact.interactions().messagesReceived()).isEqualTo(2);
        });
    }

    @Test
    void nobody_else_sees_a_members_invitation() {
        var id = add("Bo Bos", DEFAULT_TEXT).id();
        var colleague = tenants.newMember(tenant.id(), "colleague-" + tenant.id());
        var asColleague = new Caller(
                tenant.id(),
                colleague,
                "colleague",
                "Colleague",
                robin.roles(),
                robin.permissions(),
                "Inbox",
                Locale.ENGLISH);

        assertThatThrownBy(() -> tenants.as(asColleague, () -> inbox.open(id)))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        for (Role office : List.of(Role.COACH, Role.ORG_ADMIN, Role.HR_MANAGER)) {
            assertThatThrownBy(() -> tenants.as(tenant.with(office), () -> inbox.open(id)))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
            assertThatThrownBy(
                            () -> tenants.as(tenant.with(office), () -> contacts.list(tenant.member(), null, null, 10)))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        }
    }

    @Test
    void an_integrator_reads_a_network_with_the_members_consent_only_and_never_a_judgment() {
        var id = add("Bo Bos", DEFAULT_TEXT).id();
        as(() -> inbox.answer(id, "relationship.trust", Answer.of("3")));
        var integrator = tenant.integrator();

        assertThatThrownBy(() -> tenants.as(integrator, () -> invitations.list(tenant.member(), null, null, null, 10)))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNPROCESSABLE));

        as(() -> profile.update(new ProfileUpdate(Locale.ENGLISH, null, null, null, null, true)));

        var page = tenants.as(integrator, () -> invitations.list(tenant.member(), null, null, null, 10));
        assertThat(page.items()).extracting(InvitationSummary::id).containsExactly(id);
        var contact = page.items().get(0).contact();
        assertThat(tenants.as(integrator, () -> contacts.get(tenant.member(), contact))
                        .confirmed())
                .isEmpty();
        assertThat(as(() -> contacts.get(null, contact)).confirmed()).hasSize(1);
    }

    @Test
    void pages_of_invitations_follow_each_other_without_gap_or_repetition() {
        var rows = new java.util.ArrayList<Imported>();
        for (int i = 0; i < 25; i++) {
            rows.add(received("Person " + i, null, "Note " + i));
        }
        take(rows);
        var seen = new java.util.ArrayList<Id>();
        String cursor = null;
        do {
            String from = cursor;
            var page = as(() -> invitations.list(null, InvitationState.OPEN, Direction.INCOMING, from, 10));
            page.items().forEach(item -> seen.add(item.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(as(() -> inbox.list(InboxQuery.open().withSearch("person 7")))
                        .total())
                .isEqualTo(1);
        assertThat(as(() -> inbox.list(InboxQuery.open().withSearch("100%_"))).total())
                .isZero();
    }

    private void choose(String pack) {
        as(() -> policies.chooseMine(new ChoosePack(pack, Map.of())));
    }

    private InvitationView add(String name, String note) {
        return as(() -> inbox.add(invitation(name, note, null, null)));
    }

    private static NewInvitation invitation(String name, String note, String url, Instant at) {
        return new NewInvitation("linkedin", name, null, null, url, note, at);
    }

    private InboxView list() {
        return as(() -> inbox.list(InboxQuery.open()));
    }

    private Id idOf(String name) {
        return list().items().stream()
                .filter(item -> item.contactName().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void take(List<Imported> rows) {
        tenants.inTransactionAs(robin, () -> network.take(rows));
    }

    private void match() {
        tenants.inTransactionAs(robin, () -> network.match());
    }

    private static Person person(String name, String url) {
        return new Person(
                PersonName.of(name), url == null ? null : ProfileAddress.of(url).orElseThrow());
    }

    private static ConnectionRow connection(String name, String url) {
        return new ConnectionRow(person(name, url), "Acme", "Coach", LocalDate.of(2024, 1, 12));
    }

    private static InvitationRow received(String name, String url, String note) {
        return new InvitationRow(
                Direction.INCOMING,
                person(name, url),
                person("Robin", null),
                Instant.now().minus(Duration.ofDays(10)),
                note);
    }

    private static MessageRow message(Direction direction, Person with, int number) {
        return new MessageRow(
                direction,
                with,
                LocalDate.now(ZoneOffset.UTC).minusDays(number),
                RowKeys.of("test", Integer.toString(number)));
    }

    private <T> T as(Callable<T> work) {
        return tenants.as(robin, work);
    }

    private void assertRefused(ErrorCode code, Callable<?> act) {
        assertThatThrownBy(() -> as(act))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
