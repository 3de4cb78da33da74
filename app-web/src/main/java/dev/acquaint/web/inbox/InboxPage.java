package dev.acquaint.web.inbox;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.Answer;
import dev.acquaint.network.Inbox;
import dev.acquaint.network.InboxQuery;
import dev.acquaint.network.InboxView;
import dev.acquaint.network.InvitationState;
import dev.acquaint.network.InvitationView;
import dev.acquaint.web.shell.Voice;
import dev.acquaint.web.shell.Words;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The inbox and the invitation that is open in it. */
@Named("inboxPage")
@ViewScoped
public class InboxPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String BUNDLE = "dev.acquaint.web.inbox.messages";
    private static final int STEP = 50;
    private static final int MOST_AT_ONCE = 200;
    private static final List<String> OUTCOMES = List.of("accept", "ask", "meet-first", "ignore", "decline", "report");

    @Inject
    Inbox inbox;

    @Inject
    Voice voice;

    private @Nullable String outcome;
    private @Nullable String search;
    private boolean settled;
    private @Nullable String open;
    private int limit = STEP;

    private transient @Nullable InboxView list;
    private transient @Nullable InvitationView view;
    /** Where the open invitation stood in the list, for it leaves the list once it is settled. */
    private int position;

    private @Nullable String replyText;
    private boolean overriding;
    private @Nullable String overrideOutcome;
    private @Nullable String overrideReason;
    private String announcement = "";
    private final Map<String, Object> typed = new HashMap<>();
    private List<String> decidedTogether = List.of();

    /** Reads what the address asks for. */
    public void load() {
        if (open != null) {
            show(open);
        }
    }

    /** Opens the one named by the request's parameter {@code id}. */
    public void choose() {
        String id = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("id");
        if (id == null || id.isEmpty()) {
            close();
        } else {
            show(id);
        }
    }

    private void show(String id) {
        close();
        attempt(() -> inbox.open(Id.of(id))).ifPresent(opened -> {
            open = id;
            take(opened);
            position = Math.max(0, indexOf(id));
        });
    }

    private void close() {
        open = null;
        view = null;
        overriding = false;
        overrideOutcome = null;
        overrideReason = null;
        typed.clear();
    }

    /** Answers a question with one value. */
    public void answer(String fact, String value) {
        change(id -> inbox.answer(id, fact, Answer.of(value)), "announce.verdict");
    }

    /** Answers a question with what was typed or ticked. */
    public void answerTyped(String fact) {
        String[] values = values(typed.get(fact));
        if (values.length == 0) {
            voice.warn(word("answer.missing"));
            return;
        }
        change(id -> inbox.answer(id, fact, Answer.of(values)), "announce.verdict");
    }

    public void dontKnow(String fact) {
        change(id -> inbox.answer(id, fact, Answer.unknown()), "announce.verdict");
    }

    public void identify(@Nullable Id contact) {
        change(id -> inbox.identify(id, contact), "announce.verdict");
    }

    public void accept() {
        change(inbox::accept, "announce.settled");
    }

    public void follow() {
        change(inbox::follow, "announce.settled");
    }

    public void startOverride() {
        overriding = true;
    }

    public void cancelOverride() {
        overriding = false;
    }

    public void override() {
        String wanted = overrideOutcome;
        String reason = overrideReason == null ? "" : overrideReason.strip();
        if (wanted == null || wanted.isEmpty()) {
            voice.warn(word("override.which"));
            return;
        }
        if (reason.isEmpty()) {
            voice.warn(word("override.why"));
            return;
        }
        change(id -> inbox.override(id, wanted, reason), "announce.settled");
    }

    public void replySent() {
        change(id -> inbox.markReplySent(id, replyText == null ? "" : replyText), "announce.sent");
    }

    public void undo() {
        change(inbox::undo, "announce.undone");
    }

    /** Accepts whatever the policy is sure to accept, of what the list shows. */
    public void acceptAllClear() {
        var done = new ArrayList<String>();
        for (InboxView.Item item : clear()) {
            if (attempt(() -> inbox.accept(item.id())).isEmpty()) {
                break;
            }
            done.add(item.id().toString());
        }
        decidedTogether = List.copyOf(done);
        list = null;
        close();
        announcement = word("clear.done", done.size());
    }

    public void undoAllClear() {
        for (String id : decidedTogether) {
            if (attempt(() -> inbox.undo(Id.of(id))).isEmpty()) {
                break;
            }
        }
        decidedTogether = List.of();
        list = null;
        announcement = word("announce.undone");
    }

    public void showMore() {
        limit = Math.min(limit + STEP, MOST_AT_ONCE);
        list = null;
    }

    /** Looks again: more may have been decided meanwhile. */
    public void refresh() {
        list = null;
    }

    private void change(Function<Id, InvitationView> act, String said) {
        if (open == null) {
            return;
        }
        Id id = Id.of(open);
        attempt(() -> act.apply(id)).ifPresent(changed -> {
            overriding = false;
            overrideReason = null;
            overrideOutcome = null;
            typed.clear();
            decidedTogether = List.of();
            take(changed);
            list = null;
            announcement =
                    word(said, changed.verdict().sentence(), changed.contact().name());
        });
    }

    private void take(InvitationView taken) {
        view = taken;
        var reply = taken.reply();
        replyText = reply == null ? null : reply.text();
    }

    /** Does it, or says on the page why not. */
    private <T> Optional<T> attempt(Supplier<T> act) {
        try {
            return Optional.of(act.get());
        } catch (DomainException refused) {
            voice.refuse(refused);
            return Optional.empty();
        }
    }

    private String word(String key, Object... values) {
        return voice.word(BUNDLE, key, values);
    }

    private static String[] values(@Nullable Object typed) {
        if (typed instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toArray(String[]::new);
        }
        String one = typed == null ? "" : typed.toString().strip();
        return one.isEmpty() ? new String[0] : new String[] {one};
    }

    public InboxView getList() {
        if (list == null) {
            list = inbox.list(new InboxQuery(
                    outcome, settled, search, settled ? InboxQuery.Sort.NEWEST : InboxQuery.Sort.OUTCOME, 0, limit));
        }
        return list;
    }

    public List<Group> getGroups() {
        return Group.of(getList());
    }

    public boolean isMore() {
        return getList().total() > getList().items().size() && limit < MOST_AT_ONCE;
    }

    /** No invitation at all, so the page tells how to bring them. */
    public boolean isBlank() {
        return getList().open() == 0 && getList().settled() == 0;
    }

    /** Those that the policy says to accept, for good, of what the list shows. */
    private List<InboxView.Item> clear() {
        return getList().items().stream()
                .filter(item -> "accept".equals(item.outcome()) && !item.doubtfulMatch())
                .toList();
    }

    public int getClearCount() {
        return settled ? 0 : clear().size();
    }

    public int getDecidedTogether() {
        return decidedTogether.size();
    }

    /** The one to open next; null at the end. */
    public @Nullable String getNext() {
        List<InboxView.Item> items = getList().items();
        int here = open == null ? -1 : indexOf(open);
        int next = here < 0 ? position : here + 1;
        return next < items.size() ? items.get(next).id().toString() : null;
    }

    private int indexOf(String id) {
        List<InboxView.Item> items = getList().items();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).id().toString().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    public @Nullable InvitationView getView() {
        if (view == null && open != null) {
            show(open);
        }
        return view;
    }

    public List<NotePart> getNoteParts() {
        return view == null ? List.of() : NotePart.of(view.note());
    }

    public boolean says(String what) {
        return view != null
                && view.note().spans().stream().anyMatch(span -> span.says().equals(what));
    }

    public boolean isOpenState() {
        return view != null && view.state() == InvitationState.OPEN;
    }

    /** One line of the history with this person. */
    public String tell(InvitationView.HistoryEntry entry) {
        String detail = entry.detail() == null ? "" : entry.detail();
        return switch (entry.kind()) {
            case "decided", "overridden" -> Words.fill(word("history." + entry.kind()), Words.outcome(detail));
            default -> Words.fill(word("history." + entry.kind()), detail);
        };
    }

    public List<String> getOverrideOutcomes() {
        String now = view == null ? "" : view.verdict().outcome();
        return OUTCOMES.stream().filter(other -> !other.equals(now)).toList();
    }

    /** Whether there is something to settle as the policy says, other than accepting or leaving it to the member. */
    public boolean isMayFollow() {
        return isOpenState()
                && view != null
                && !view.verdict().outcome().equals("accept")
                && !view.verdict().outcome().equals("review");
    }

    public @Nullable String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome;
    }

    public @Nullable String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search;
    }

    public boolean isSettled() {
        return settled;
    }

    public void setSettled(boolean settled) {
        this.settled = settled;
    }

    public @Nullable String getOpen() {
        return open;
    }

    public void setOpen(@Nullable String open) {
        this.open = open;
    }

    public @Nullable String getReplyText() {
        return replyText;
    }

    public void setReplyText(@Nullable String replyText) {
        this.replyText = replyText;
    }

    public boolean isOverriding() {
        return overriding;
    }

    public @Nullable String getOverrideOutcome() {
        return overrideOutcome;
    }

    public void setOverrideOutcome(@Nullable String overrideOutcome) {
        this.overrideOutcome = overrideOutcome;
    }

    public @Nullable String getOverrideReason() {
        return overrideReason;
    }

    public void setOverrideReason(@Nullable String overrideReason) {
        this.overrideReason = overrideReason;
    }

    public Map<String, Object> getTyped() {
        return typed;
    }

    public String getAnnouncement() {
        return announcement;
    }
}
