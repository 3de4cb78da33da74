package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One invitation as the member reads it: who, what they wrote, what the policy says, what it would like to know,
 * and the reply. Texts are in the member's language.
 *
 * @param facts what the decision knew, each with where it came from
 * @param verdict the policy's decision on the facts known now
 * @param settled what the member did with it; null while open
 * @param questions at most three, the most useful first; empty when nothing could change the outcome
 * @param reply the text to copy; null when the policy says to stay silent
 * @param doubtfulMatch asked first, when the sender may already be a connection; null when there is no doubt
 * @param history what happened with this person, newest first
 * @param mayAccept whether {@link Inbox#accept} would be let through
 * @param mayOverride whether {@link Inbox#override} would be let through; false where a mandatory rule decided
 * @param mayUndo whether there is a settlement or a sent mark to take back
 */
public record InvitationView(
        Id id,
        ContactView contact,
        Direction direction,
        InvitationState state,
        String platform,
        Instant sentAt,
        Note note,
        List<KnownFact> facts,
        Verdict verdict,
        @Nullable Settlement settled,
        List<Question> questions,
        @Nullable Reply reply,
        @Nullable DoubtfulMatch doubtfulMatch,
        List<HistoryEntry> history,
        boolean mayAccept,
        boolean mayOverride,
        boolean mayUndo) {

    public InvitationView {
        facts = List.copyOf(facts);
        questions = List.copyOf(questions);
        history = List.copyOf(history);
    }

    /**
     * The note, with what was read in it.
     *
     * @param text empty when there was none
     * @param spans in order, never overlapping
     * @param defaultText whether it is the network's own text
     */
    public record Note(String text, List<Span> spans, boolean defaultText) {
        public Note {
            spans = List.copyOf(spans);
        }
    }

    /**
     * Part of the note that says something.
     *
     * @param start index of the first character, from 0
     * @param end index after the last
     * @param says {@code who}, {@code where-met}, {@code why} or {@code default-text}
     */
    public record Span(int start, int end, String says) {}

    /**
     * @param name as in the fact catalogue, such as {@code relationship.conversation_minutes}
     * @param question the catalogue's plain question for it
     * @param value for people: "12", "yes", "met, phone"
     * @param origin {@code given}, {@code confirmed} or {@code derived}
     */
    public record KnownFact(String name, String question, String value, String origin) {}

    /**
     * @param outcome such as {@code ask}
     * @param decision whether the outcome means yes
     * @param isFinal false when an unknown fact of an earlier rule could still turn it
     * @param sentence the outcome and its reason as one sentence
     * @param reasons the policy's reasons, the decisive one first
     * @param wouldChange what would lead to a better outcome, one sentence each
     * @param decidedBy the rule, and whose policy it is of
     */
    public record Verdict(
            Id decision,
            String outcome,
            boolean decisionBoolean,
            boolean isFinal,
            String sentence,
            List<String> reasons,
            List<String> wouldChange,
            DecidedBy decidedBy,
            List<Lesson> lessons,
            List<FollowUp> followUps) {
        public Verdict {
            reasons = List.copyOf(reasons);
            wouldChange = List.copyOf(wouldChange);
            lessons = List.copyOf(lessons);
            followUps = List.copyOf(followUps);
        }
    }

    /** @param scope {@code pack}, {@code organization}, {@code group} or {@code member} */
    public record DecidedBy(
            String scope, String policy, String policyTitle, int version, String rule, String enforcement) {}

    public record Lesson(String id, String title) {}

    /** @param dueInDays null when there is no hurry */
    public record FollowUp(
            String kind, String text, @Nullable Integer dueInDays) {}

    /**
     * @param fact the name to answer with
     * @param type {@code boolean}, {@code integer}, {@code decimal}, {@code string}, {@code enum}, {@code set} or {@code date}
     * @param options for enum and set: the values and their words
     * @param min lowest value of a number; null when unbounded
     * @param max highest value of a number; null when unbounded
     * @param couldBecome the best outcome that an answer may lead to
     */
    public record Question(
            String fact,
            String text,
            String type,
            @Nullable String unit,
            List<Option> options,
            @Nullable Integer min,
            @Nullable Integer max,
            String couldBecome) {
        public Question {
            options = List.copyOf(options);
        }
    }

    public record Option(String value, String label) {}

    /** @param sentAt when the member said that they have sent it; null before */
    public record Reply(
            String template,
            String language,
            String text,
            @Nullable Instant sentAt) {}

    /** The sender's name is that of these connections, but no profile address proves it. */
    public record DoubtfulMatch(List<Candidate> candidates) {
        public DoubtfulMatch {
            candidates = List.copyOf(candidates);
        }
    }

    public record Candidate(
            Id contact,
            String name,
            @Nullable String headline,
            @Nullable String company) {}

    /**
     * @param outcome the one that holds: the policy's, or the member's own
     * @param overridden whether the member decided otherwise than the policy
     * @param reason the member's words for it; null when they followed the policy
     */
    public record Settlement(
            String outcome, boolean overridden, @Nullable String reason, Instant at) {}

    /**
     * @param kind {@code received}, {@code decided}, {@code answered}, {@code accepted}, {@code overridden},
     *     {@code reply-sent}, {@code undone}, {@code connected}, {@code messages} or {@code recommended}
     * @param detail the particulars: an outcome, a fact's name, a count; null when the kind says it all
     */
    public record HistoryEntry(
            Instant at, String kind, @Nullable String detail) {}
}
