package dev.acquaint.web.shell;

import static dev.acquaint.tenancy.Permission.IMPORT;
import static dev.acquaint.tenancy.Permission.MANAGE_CLIENTS;
import static dev.acquaint.tenancy.Permission.MANAGE_MEMBERS;
import static dev.acquaint.tenancy.Permission.OPERATE_PLATFORM;
import static dev.acquaint.tenancy.Permission.OWN_NETWORK;
import static dev.acquaint.tenancy.Permission.READ_LESSONS;

import dev.acquaint.tenancy.Permission;
import java.util.List;
import java.util.Set;

/** Which pages the rail offers to whom. A page that does not exist yet is not listed: the rail never leads nowhere. */
public final class Navigation {

    private record Entry(String section, String key, String icon, String view, Permission needs) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("own", "inbox", "inbox", "/inbox.xhtml", OWN_NETWORK),
            new Entry("own", "import", "import", "/import.xhtml", IMPORT),
            new Entry("work", "clients", "clients", "/clients.xhtml", MANAGE_CLIENTS),
            new Entry("work", "members", "people", "/members.xhtml", MANAGE_MEMBERS),
            new Entry("work", "operator", "building", "/operator.xhtml", OPERATE_PLATFORM),
            new Entry("learn", "learn", "learn", "/learn.xhtml", READ_LESSONS));

    private Navigation() {}

    static List<Section> of(Set<Permission> permissions, String view) {
        List<Entry> open = ENTRIES.stream()
                .filter(entry -> permissions.contains(entry.needs()))
                .toList();
        return open.stream()
                .map(Entry::section)
                .distinct()
                .map(section -> new Section(
                        section,
                        open.stream()
                                .filter(entry -> entry.section().equals(section))
                                .map(entry -> new Item(
                                        entry.key(),
                                        entry.icon(),
                                        entry.view(),
                                        entry.view().equals(view)))
                                .toList()))
                .toList();
    }

    public record Section(String key, List<Item> items) {
        public Section {
            items = List.copyOf(items);
        }
    }

    public record Item(String key, String icon, String view, boolean current) {}
}
