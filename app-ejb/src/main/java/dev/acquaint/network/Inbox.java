package dev.acquaint.network;

import dev.acquaint.audit.AuditTrail;
import dev.acquaint.engine.Action;
import dev.acquaint.engine.Fact;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.evaluation.Evaluation;
import dev.acquaint.evaluation.EvaluationCommand;
import dev.acquaint.evaluation.EvaluationResult;
import dev.acquaint.identity.ActsFor;
import dev.acquaint.identity.Profile;
import dev.acquaint.identity.ProfileUpdate;
import dev.acquaint.identity.ProfileView;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.Imported.InvitationRow;
import dev.acquaint.network.Imported.Person;
import dev.acquaint.network.InboxView.Item;
import dev.acquaint.network.InboxView.OutcomeCount;
import dev.acquaint.policy.PolicyStacks;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The member's invitations: see each decided, answer what is unknown, settle it. The policy decides, the member acts.
 * Everything here is the caller's own; another member's invitation looks like an absent one.
 */
@Stateless
@Requires(Permission.OWN_NETWORK)
public class Inbox {

    private static final int EXCERPT = 140;
    private static final int MAX_REASON = 500;
    private static final int MAX_REPLY = 4_000;
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final FactAnswers answers = new FactAnswers();

    @Inject
    private NetworkRows rows;

    @Inject
    private InvitationViews views;

    @Inject
    private Matching matching;

    @Inject
    private InboxRefresh refresh;

    @Inject
    private Evaluation evaluation;

    @Inject
    private PolicyStacks policies;

    @Inject
    private Profile profile;

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    /** The open invitations by outcome, or those already settled. What has become stale is decided in the background. */
    public InboxView list(InboxQuery query) {
        Id member = member();
        var counts = new ArrayList<OutcomeCount>();
        long open = 0;
        long undecided = 0;
        for (Object[] row : rows.outcomes(member)) {
            long count = ((Number) row[1]).longValue();
            open += count;
            if (row[0] == null) {
                undecided += count;
            } else {
                counts.add(new OutcomeCount(row[0].toString(), count));
            }
        }
        long revision = policies.inForce(member, null).revision();
        if (open > 0 && !rows.stale(member, revision, 1).isEmpty()) {
            refresh.start();
        }
        var items = rows.inbox(member, query).stream()
                .map(row -> item((Invitation) row[0], (Contact) row[1]))
                .toList();
        long settled = rows.count(member, Direction.INCOMING, InvitationState.ACCEPTED)
                + rows.count(member, Direction.INCOMING, InvitationState.CLOSED);
        return new InboxView(counts, open, undecided, settled, items, rows.inboxTotal(member, query));
    }

    private static Item item(Invitation invitation, Contact contact) {
        String line = invitation.note().replaceAll("\\s+", " ").strip();
        String excerpt = Contact.cut(line, EXCERPT);
        return new Item(
                invitation.id(),
                contact.id(),
                contact.name(),
                contact.headline(),
                contact.company(),
                excerpt.length() < line.length() ? excerpt + "\u2026" : excerpt,
                invitation.outcome(),
                invitation.shortReason(),
                invitation.sentAt(),
                invitation.isDoubtful(),
                invitation.state());
    }

    /** One invitation, decided on what is known now. */
    public InvitationView open(Id invitation) {
        return view(own(invitation));
    }

    /** Notes what the member says about the sender, for all invitations of that person, and decides again. */
    public InvitationView answer(Id invitation, String fact, Answer answer) {
        var about = locked(invitation);
        var contact = contact(about);
        var texts = texts();
        Fact asked = answers.fact(fact, texts);
        @Nullable Object value = answer.dontKnow() ? null : answers.read(asked, answer, texts);
        if (value != null && asked.group().equals("member")) {
            describe(asked, value, texts);
        } else {
            note(about, contact, asked, value);
        }
        event(about, "answered", fact);
        rows.flush();
        if (asked.group().equals("account") || asked.group().equals("member")) {
            rows.makeStale(about.member());
        } else {
            rows.makeStale(about.member(), contact.id());
        }
        return view(about);
    }

    private void note(Invitation about, Contact contact, Fact asked, @Nullable Object value) {
        boolean ofInvitation = Set.of("invitation", "review").contains(asked.group());
        boolean ofAccount = Set.of("account", "member").contains(asked.group());
        Id subject = ofAccount ? about.member() : ofInvitation ? about.id() : contact.id();
        ConfirmedFact confirmed = rows.confirmedAbout(about.member(), List.of(subject)).stream()
                .filter(known -> known.fact().equals(asked.name()))
                .findFirst()
                .orElseGet(() -> {
                    var first = ofAccount
                            ? ConfirmedFact.aboutAccount(about.member(), asked.name())
                            : ofInvitation
                                    ? ConfirmedFact.aboutInvitation(about, asked.name())
                                    : ConfirmedFact.aboutContact(contact, asked.name());
                    rows.add(first);
                    return first;
                });
        var seen = asked.name().equals("relationship.interactions") ? seenInteractions(contact) : Set.<String>of();
        confirmed.says(value == null ? null : NetworkFacts.json(FactAnswers.with(value, seen)), clock.instant());
    }

    private Set<String> seenInteractions(Contact contact) {
        boolean messages = rows.interactions(contact.member(), List.of(contact.id())).stream()
                .anyMatch(interaction -> interaction.messages() > 0);
        return messages ? Set.of("message") : Set.of();
    }

    /** What members say of themselves lives in their profile, where other features find it. */
    private void describe(Fact asked, Object value, Texts texts) {
        ProfileView now = profile.get();
        Boolean publicFigure = now.publicFigure();
        Integer peopleMet = now.peopleMetPerYear();
        Integer audience = now.audiencePerYear();
        ActsFor actsFor = now.actsFor();
        switch (asked.name()) {
            case "member.public_figure" -> publicFigure = (Boolean) value;
            case "member.people_met_per_year" -> peopleMet = ((Number) value).intValue();
            case "member.audience_per_year" -> audience = ((Number) value).intValue();
            case "member.acts_for" -> actsFor = actsFor(value.toString());
            default -> throw texts.refusal(ErrorCode.UNPROCESSABLE, "/fact", "fact-not-asked");
        }
        profile.update(new ProfileUpdate(
                now.language(), publicFigure, peopleMet, audience, actsFor, now.integratorsMayRead()));
    }

    private static ActsFor actsFor(String code) {
        return Arrays.stream(ActsFor.values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Says whether the sender is one of the connections that a doubtful match names; null for none of them. If so, the
     * invitation is history, for the two are connected.
     */
    public InvitationView identify(Id invitation, @Nullable Id sameAs) {
        var about = locked(invitation);
        var contact = contact(about);
        var texts = texts();
        if (!about.isDoubtful()) {
            throw texts.refusal(ErrorCode.CONFLICT, "", "no-doubt");
        }
        if (sameAs == null) {
            rows.lockedInvitationsOf(about.member(), contact.id()).forEach(Invitation::toldApart);
        } else {
            var same = matching.candidates(about.member(), contact).stream()
                    .filter(candidate -> candidate.id().equals(sameAs))
                    .findFirst()
                    .orElseThrow(() -> texts.refusal(ErrorCode.UNPROCESSABLE, "/same_as", "no-candidate"));
            matching.merge(about.member(), contact, same);
            rows.lockedInvitationsOf(about.member(), same.id()).forEach(Invitation::becomesHistory);
        }
        rows.flush();
        record("invitation.identified", about);
        return view(about);
    }

    /** Settles it as accepted, where the policy says accept or leaves it to the member. */
    public InvitationView accept(Id invitation) {
        var about = open(locked(invitation), texts());
        var result = decide(about);
        requireAcceptable(result);
        return settle(about, result, "accept", null);
    }

    private void requireAcceptable(EvaluationResult result) {
        if (result.decidedBy().mandatory() && !result.outcome().equals("accept")) {
            throw texts().refusal(ErrorCode.FORBIDDEN, "", "mandatory");
        }
        if (!InvitationViews.mayAccept(result)) {
            throw texts().refusal(ErrorCode.CONFLICT, "", "not-accept");
        }
    }

    /** Settles it otherwise than the policy says; refused where a mandatory rule decided and no exception is granted. */
    public InvitationView override(Id invitation, String outcome, String reason) {
        var texts = texts();
        var about = open(locked(invitation), texts);
        String why = reason.strip();
        if (why.isEmpty()) {
            throw texts.refusal(ErrorCode.INVALID, "/reason", "reason-missing");
        }
        if (why.length() > MAX_REASON) {
            throw texts.refusal(ErrorCode.INVALID, "/reason", "reason-long", MAX_REASON);
        }
        return settle(about, evaluation.override(command(about), outcome), outcome, why);
    }

    /** Settles it as the policy says: ignored, declined, asked. */
    public InvitationView follow(Id invitation) {
        var texts = texts();
        var about = open(locked(invitation), texts);
        var result = decide(about);
        if (result.outcome().equals("review")) {
            throw texts.refusal(ErrorCode.CONFLICT, "", "nobody-decides");
        }
        return settle(about, result, result.outcome(), null);
    }

    private InvitationView settle(Invitation about, EvaluationResult result, String outcome, @Nullable String reason) {
        boolean overridden = reason != null && !outcome.equals(result.outcome());
        keep(about, result);
        about.settle(outcome, overridden, reason, clock.instant());
        event(about, overridden ? "overridden" : outcome.equals("accept") ? "accepted" : "settled", outcome);
        rows.flush();
        var view = views.of(about, contact(about), result, firstName(), texts());
        record(overridden ? "invitation.overridden" : "invitation.settled", about);
        return view;
    }

    /** Notes that the member has sent the reply, with the text as they sent it. */
    public InvitationView markReplySent(Id invitation, String text) {
        var texts = texts();
        var about = locked(invitation);
        String sent = text.strip();
        if (sent.isEmpty()) {
            throw texts.refusal(ErrorCode.INVALID, "/text", "reply-missing");
        }
        if (sent.length() > MAX_REPLY) {
            throw texts.refusal(ErrorCode.INVALID, "/text", "reply-long", MAX_REPLY);
        }
        about.replySent(sent, clock.instant());
        event(about, "reply-sent", null);
        rows.flush();
        var view = view(about);
        record("invitation.reply-sent", about);
        return view;
    }

    /** Takes back the last settlement or sent mark. */
    public InvitationView undo(Id invitation) {
        var about = locked(invitation);
        String undone = about.undo();
        event(about, "undone", undone);
        rows.flush();
        var view = view(about);
        record("invitation.undone", about);
        return view;
    }

    /** Adds one by hand and decides it. */
    public InvitationView add(NewInvitation invitation) {
        var texts = texts();
        Id member = member();
        var row = checked(invitation, texts);
        long key = RowKeys.of(row).value();
        if (!rows.knownInvitationRows(member, List.of(key)).isEmpty()) {
            throw texts.refusal(ErrorCode.CONFLICT, "", "in-inbox");
        }
        var now = clock.instant();
        var book = ContactBook.open(rows, member, List.of(row.person()), now);
        var contact = book.known(row.person()).orElseGet(() -> book.add(row.person()));
        if (book.isConnected(contact)) {
            throw texts.refusal(ErrorCode.CONFLICT, "/name", "in-network");
        }
        contact.works(
                Objects.requireNonNullElse(invitation.headline(), ""),
                Objects.requireNonNullElse(invitation.company(), ""));
        var added = Invitation.open(contact, key, Direction.INCOMING, invitation.platform(), row.sentAt(), row.note());
        rows.flush();
        added.becomesDoubtful(!matching.candidates(member, contact).isEmpty());
        rows.add(added);
        rows.flush();
        var view = view(added);
        record("invitation.added", added);
        return view;
    }

    private InvitationRow checked(NewInvitation invitation, Texts texts) {
        var name = PersonName.of(invitation.name());
        if (name.isBlank()) {
            throw texts.refusal(ErrorCode.INVALID, "/name", "name-missing");
        }
        if (name.shown().length() > PersonName.MAX_LENGTH) {
            throw texts.refusal(ErrorCode.INVALID, "/name", "name-long", PersonName.MAX_LENGTH);
        }
        String note = Objects.requireNonNullElse(invitation.note(), "").strip();
        if (note.length() > Invitation.MAX_NOTE) {
            throw texts.refusal(ErrorCode.INVALID, "/note", "note-long", Invitation.MAX_NOTE);
        }
        var platforms = FactCatalogue.standard()
                .find("invitation.platform")
                .map(Fact::options)
                .orElse(List.of());
        if (!platforms.contains(invitation.platform())) {
            throw texts.refusal(ErrorCode.INVALID, "/platform", "platform-unknown", String.join(", ", platforms));
        }
        String url = Objects.requireNonNullElse(invitation.profileUrl(), "");
        var address = ProfileAddress.of(url);
        if (!url.isBlank() && address.isEmpty()) {
            throw texts.refusal(ErrorCode.INVALID, "/profile_url", "address-unknown");
        }
        Instant now = clock.instant();
        Instant sentAt = invitation.sentAt() == null ? now : invitation.sentAt();
        if (sentAt.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw texts.refusal(ErrorCode.INVALID, "/sent_at", "sent-in-future");
        }
        var nobody = new Person(PersonName.of(""), null);
        return new InvitationRow(Direction.INCOMING, new Person(name, address.orElse(null)), nobody, sentAt, note);
    }

    private Id member() {
        return currentTenant.caller().memberId();
    }

    private Texts texts() {
        return new Texts(currentTenant.caller().language());
    }

    /** A note that greets by this name is no more personal for it. */
    private String firstName() {
        String name = currentTenant.caller().name();
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    private Invitation own(Id invitation) {
        return rows.invitation(member(), invitation).orElseThrow(DomainException::notFound);
    }

    private Invitation locked(Id invitation) {
        return rows.lockedInvitation(member(), invitation).orElseThrow(DomainException::notFound);
    }

    private static Invitation open(Invitation invitation, Texts texts) {
        if (invitation.state() == InvitationState.HISTORY) {
            throw texts.refusal(ErrorCode.CONFLICT, "", "history");
        }
        if (invitation.state() != InvitationState.OPEN) {
            throw texts.refusal(ErrorCode.CONFLICT, "", "settled");
        }
        return invitation;
    }

    private Contact contact(Invitation invitation) {
        return rows.contact(invitation.member(), invitation.contact()).orElseThrow(DomainException::notFound);
    }

    private EvaluationCommand command(Invitation invitation) {
        return EvaluationCommand.of(Action.ACCEPT.name(), Map.of())
                .forMember(invitation.member().toString())
                .about(InboxDecisions.resource(invitation))
                .with(EvaluationCommand.Options.DEFAULT
                        .withFacts()
                        .in(currentTenant.caller().language()));
    }

    private EvaluationResult decide(Invitation invitation) {
        var result = evaluation.evaluate(command(invitation));
        if (invitation.state() == InvitationState.OPEN && invitation.direction() == Direction.INCOMING) {
            keep(invitation, result);
        }
        return result;
    }

    private void keep(Invitation invitation, EvaluationResult result) {
        InboxDecisions.keep(rows, invitation, result);
        rows.refresh(invitation);
    }

    private InvitationView view(Invitation invitation) {
        return views.of(invitation, contact(invitation), decide(invitation), firstName(), texts());
    }

    private void event(Invitation about, String kind, @Nullable String detail) {
        rows.add(new InboxEvent(about, kind, detail, clock.instant()));
    }

    /** Last, because it queues for the organization's chain. Tells auditors that it happened, and nothing about whom. */
    private void record(String act, Invitation about) {
        auditTrail.record(act, "invitation:" + about.id(), Map.of());
    }
}
