package dev.acquaint.network;

import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.note.NoteReader;
import dev.acquaint.evaluation.EvaluationResult;
import dev.acquaint.evaluation.EvaluationResult.Missing;
import dev.acquaint.evaluation.EvaluationResult.MissingFact;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.InvitationView.Candidate;
import dev.acquaint.network.InvitationView.DecidedBy;
import dev.acquaint.network.InvitationView.DoubtfulMatch;
import dev.acquaint.network.InvitationView.FollowUp;
import dev.acquaint.network.InvitationView.HistoryEntry;
import dev.acquaint.network.InvitationView.KnownFact;
import dev.acquaint.network.InvitationView.Lesson;
import dev.acquaint.network.InvitationView.Note;
import dev.acquaint.network.InvitationView.Option;
import dev.acquaint.network.InvitationView.Question;
import dev.acquaint.network.InvitationView.Reply;
import dev.acquaint.network.InvitationView.Span;
import dev.acquaint.network.InvitationView.Verdict;
import dev.acquaint.policy.PolicyStacks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what a member sees of an invitation and of a person. */
@ApplicationScoped
class InvitationViews {

    static final int MOST_QUESTIONS = 3;
    private static final int MOST_SENTENCES = 3;
    private static final int MOST_HISTORY = 50;

    /** Shown by the page in other ways than as a list of facts. */
    private static final Set<String> SHOWN_ELSEWHERE = Set.of(
            "invitation.note", "invitation.platform", "invitation.direction", "contact.headline", "contact.company");

    private static final Map<String, String> SAYS = Map.of(
            "invitation.note_says_who", "who",
            "invitation.note_says_where_met", "where-met",
            "invitation.note_says_why", "why",
            "invitation.note_default_text", "default-text");

    private final NoteReader noteReader = new NoteReader(FactCatalogue.standard());
    private final FactAnswers answers = new FactAnswers();

    @Inject
    private NetworkRows rows;

    @Inject
    private Matching matching;

    @Inject
    private PolicyStacks policies;

    InvitationView of(
            Invitation invitation, Contact contact, EvaluationResult result, String memberFirstName, Texts texts) {
        Id member = invitation.member();
        boolean open = invitation.state() == InvitationState.OPEN;
        boolean mandatory = result.decidedBy().mandatory();
        return new InvitationView(
                invitation.id(),
                contact(contact, texts),
                invitation.direction(),
                invitation.state(),
                invitation.platform(),
                invitation.sentAt(),
                note(invitation.note(), memberFirstName),
                facts(result, texts),
                verdict(member, result, texts),
                invitation.settlement(),
                open ? questions(invitation, contact, result) : List.of(),
                reply(invitation, result),
                invitation.isDoubtful() ? doubt(member, contact) : null,
                history(invitation, contact),
                open && !mandatory && mayAccept(result),
                open && !mandatory,
                invitation.mayUndo());
    }

    static boolean mayAccept(EvaluationResult result) {
        return result.outcome().equals("accept") || result.outcome().equals("review");
    }

    ContactView contact(Contact contact, Texts texts) {
        Id member = contact.member();
        var confirmed = rows.confirmedAbout(member, List.of(contact.id())).stream()
                .sorted(Comparator.comparing(ConfirmedFact::fact))
                .flatMap(fact -> {
                    String answer = fact.answer();
                    return answer == null
                            ? java.util.stream.Stream.<KnownFact>empty()
                            : java.util.stream.Stream.of(
                                    known(fact.fact(), NetworkFacts.value(answer), "confirmed", texts));
                })
                .toList();
        return view(contact, connectedOn(contact), interactions(contact), confirmed);
    }

    static ContactView view(
            Contact contact,
            @Nullable LocalDate connectedOn,
            ContactView.@Nullable Interactions interactions,
            List<KnownFact> confirmed) {
        return new ContactView(
                contact.id(),
                contact.name(),
                contact.headline(),
                contact.company(),
                contact.address().map(ProfileAddress::link).orElse(null),
                connectedOn,
                interactions,
                confirmed);
    }

    private @Nullable LocalDate connectedOn(Contact contact) {
        return rows.connections(contact.member(), List.of(contact.id())).stream()
                .map(Connection::connectedOn)
                .findFirst()
                .orElse(null);
    }

    private ContactView.@Nullable Interactions interactions(Contact contact) {
        return rows.interactions(contact.member(), List.of(contact.id())).stream()
                .map(Interaction::view)
                .findFirst()
                .orElse(null);
    }

    Note note(String text, String memberFirstName) {
        var found = text.isEmpty()
                ? List.<NoteReader.Finding>of()
                : noteReader.read(text, memberFirstName).findings();
        var spans = new ArrayList<Span>();
        found.stream()
                .filter(finding -> SAYS.containsKey(finding.fact()) && finding.end() > finding.start())
                .sorted(Comparator.comparingInt(NoteReader.Finding::start).thenComparing(f -> -f.end()))
                .forEach(finding -> {
                    int after =
                            spans.isEmpty() ? 0 : spans.get(spans.size() - 1).end();
                    if (finding.start() >= after && finding.end() <= text.length()) {
                        spans.add(new Span(
                                finding.start(), finding.end(), SAYS.getOrDefault(finding.fact(), finding.fact())));
                    }
                });
        boolean defaultText = spans.stream().anyMatch(span -> span.says().equals("default-text"));
        return new Note(text, spans, defaultText);
    }

    private List<KnownFact> facts(EvaluationResult result, Texts texts) {
        var facts = result.facts();
        return facts == null
                ? List.of()
                : facts.stream()
                        .filter(fact -> !SHOWN_ELSEWHERE.contains(fact.name())
                                && !fact.name().startsWith("account."))
                        .map(fact -> known(fact.name(), fact.value(), fact.origin(), texts))
                        .toList();
    }

    private KnownFact known(String name, Object value, String origin, Texts texts) {
        return new KnownFact(name, answers.question(name, texts.language()), answers.words(name, value, texts), origin);
    }

    private Verdict verdict(Id member, EvaluationResult result, Texts texts) {
        var reasons =
                result.reasons().stream().map(EvaluationResult.Reason::text).toList();
        String outcome = texts.outcome(result.outcome());
        var by = result.decidedBy();
        return new Verdict(
                result.decisionId(),
                result.outcome(),
                result.decision(),
                result.isFinal(),
                reasons.isEmpty() ? texts.of("verdict.bare", outcome) : texts.of("verdict", outcome, reasons.get(0)),
                reasons,
                wouldChange(result, texts),
                new DecidedBy(
                        by.scope(),
                        by.policy(),
                        title(member, by.policy(), texts),
                        by.version(),
                        by.rule(),
                        by.enforcement()),
                result.lessons().stream()
                        .map(l -> new Lesson(l.id(), l.title()))
                        .toList(),
                result.followUps().stream()
                        .map(f -> new FollowUp(f.kind(), f.text(), f.dueInDays()))
                        .toList());
    }

    private String title(Id member, String policy, Texts texts) {
        return policies.inForce(member, null).stack().layers().stream()
                .map(layer -> layer.policy().policy())
                .filter(candidate -> candidate.id().equals(policy))
                .map(candidate -> candidate.title().in(texts.language()))
                .findFirst()
                .orElse(policy);
    }

    private List<String> wouldChange(EvaluationResult result, Texts texts) {
        var sentences = new ArrayList<String>();
        for (Missing missing : result.missing()) {
            boolean inviter =
                    missing.facts().stream().anyMatch(fact -> fact.askOf().equals("inviter"));
            String asked = String.join(
                    texts.of("would-change.and"),
                    missing.facts().stream().map(MissingFact::question).toList());
            sentences.add(texts.of(
                    inviter ? "would-change.inviter" : "would-change.answer",
                    asked,
                    texts.outcome(missing.couldBecome())));
        }
        for (EvaluationResult.WhatIf whatIf : result.whatIf()) {
            String asked = String.join(
                    texts.of("would-change.and"),
                    whatIf.change().keySet().stream()
                            .map(name -> answers.question(name, texts.language()))
                            .toList());
            String values = String.join(
                    texts.of("would-change.and"),
                    whatIf.change().entrySet().stream()
                            .map(change -> answers.words(change.getKey(), change.getValue(), texts))
                            .toList());
            sentences.add(texts.of("would-change.fact", asked, values, texts.outcome(whatIf.outcome())));
        }
        return sentences.stream().distinct().limit(MOST_SENTENCES).toList();
    }

    /**
     * At most three, from the smallest sets that could change the outcome, in the decision's order. What the member does
     * not know is not asked again, nor what only makes sense together with it.
     */
    private List<Question> questions(Invitation invitation, Contact contact, EvaluationResult result) {
        Set<String> unknown = new HashSet<>();
        for (ConfirmedFact fact :
                rows.confirmedAbout(invitation.member(), List.of(contact.id(), invitation.id(), invitation.member()))) {
            if (fact.answer() == null) {
                unknown.add(fact.fact());
            }
        }
        Map<String, Question> questions = new LinkedHashMap<>();
        for (Missing missing : result.missing()) {
            boolean answerable = missing.facts().stream().noneMatch(fact -> unknown.contains(fact.name()))
                    && missing.facts().stream().allMatch(fact -> fact.askOf().equals("member"));
            if (answerable) {
                missing.facts().forEach(fact -> questions.putIfAbsent(fact.name(), question(fact, missing)));
            }
        }
        return questions.values().stream().limit(MOST_QUESTIONS).toList();
    }

    private Question question(MissingFact fact, Missing missing) {
        return new Question(
                fact.name(),
                fact.question(),
                fact.type().startsWith("set") ? "set" : fact.type(),
                null,
                fact.options().stream()
                        .map(o -> new Option(o.value(), o.label()))
                        .toList(),
                integer(answers.least(fact.name())),
                integer(answers.most(fact.name())),
                missing.couldBecome());
    }

    private static @Nullable Integer integer(@Nullable Number bound) {
        return bound == null ? null : bound.intValue();
    }

    private static @Nullable Reply reply(Invitation invitation, EvaluationResult result) {
        var reply = result.reply();
        String sent = invitation.replyText();
        if (sent != null) {
            return new Reply(
                    reply == null ? "" : reply.template(),
                    reply == null ? "" : reply.language(),
                    sent,
                    invitation.replySentAt());
        }
        return reply == null ? null : new Reply(reply.template(), reply.language(), reply.text(), null);
    }

    private DoubtfulMatch doubt(Id member, Contact contact) {
        return new DoubtfulMatch(matching.candidates(member, contact).stream()
                .map(other -> new Candidate(other.id(), other.name(), other.headline(), other.company()))
                .toList());
    }

    private List<HistoryEntry> history(Invitation invitation, Contact contact) {
        Id member = invitation.member();
        var entries = new ArrayList<HistoryEntry>();
        rows.events(member, contact.id(), MOST_HISTORY).forEach(event -> entries.add(event.view()));
        for (Invitation other : rows.invitationsOf(member, List.of(contact.id()))) {
            String kind = other.direction() == Direction.INCOMING ? "received" : "sent";
            entries.add(new HistoryEntry(other.sentAt(), kind, null));
        }
        var connectedOn = connectedOn(contact);
        if (connectedOn != null) {
            entries.add(
                    new HistoryEntry(connectedOn.atStartOfDay(ZoneOffset.UTC).toInstant(), "connected", null));
        }
        var interactions = interactions(contact);
        if (interactions != null && interactions.lastOn() != null) {
            entries.add(new HistoryEntry(
                    interactions.lastOn().atStartOfDay(ZoneOffset.UTC).toInstant(),
                    "messages",
                    Integer.toString(interactions.messagesSent() + interactions.messagesReceived())));
        }
        entries.sort(Comparator.comparing(HistoryEntry::at).reversed());
        return entries.stream().limit(MOST_HISTORY).toList();
    }
}
