package dev.acquaint.web.inbox;

import dev.acquaint.network.InboxView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Neighbours in the list that share an outcome.
 *
 * @param count how many there are in all, on this page or not
 */
public record Group(@Nullable String outcome, long count, List<InboxView.Item> items) {

    public Group {
        items = List.copyOf(items);
    }

    static List<Group> of(InboxView view) {
        var groups = new ArrayList<Group>();
        int from = 0;
        List<InboxView.Item> items = view.items();
        for (int i = 1; i <= items.size(); i++) {
            String outcome = items.get(from).outcome();
            if (i == items.size() || !Objects.equals(items.get(i).outcome(), outcome)) {
                groups.add(new Group(outcome, count(view, outcome), items.subList(from, i)));
                from = i;
            }
        }
        return List.copyOf(groups);
    }

    private static long count(InboxView view, @Nullable String outcome) {
        return outcome == null
                ? view.undecided()
                : view.counts().stream()
                        .filter(count -> count.outcome().equals(outcome))
                        .mapToLong(InboxView.OutcomeCount::count)
                        .sum();
    }
}
