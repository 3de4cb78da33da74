package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.network.Imported.ConnectionRow;
import dev.acquaint.network.Imported.InvitationRow;
import dev.acquaint.network.Imported.MessageRow;
import dev.acquaint.network.Imported.Person;
import dev.acquaint.network.Imported.RowKey;
import dev.acquaint.network.Imported.SelfRow;
import dev.acquaint.network.Imported.VouchRow;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes over what an import has read, for the caller's own network. The same row twice changes nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class NetworkImport {

    @Inject
    private NetworkRows rows;

    @Inject
    private Matching matching;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    /** What became of one row. */
    public enum Fate {
        IMPORTED,
        UNCHANGED
    }

    /**
     * @param fates one for each row, in their order
     * @param unmatched rows that speak of nobody in particular: withheld, or a name that several bear
     */
    public record Taken(List<Fate> fates, int unmatched) {
        public Taken {
            fates = List.copyOf(fates);
        }
    }

    /**
     * By which names and addresses exports have called the member so far.
     *
     * @param names keys of names
     */
    public record OwnNames(Set<String> addresses, Set<String> names) {
        public OwnNames {
            addresses = Set.copyOf(addresses);
            names = Set.copyOf(names);
        }
    }

    /** What there is after matching. */
    public record Tally(long openIncoming, long openOutgoing, long doubtful, long history) {}

    /** Takes over rows of one kind, in the transaction of the import's checkpoint. */
    @Requires(Permission.IMPORT)
    public Taken take(List<Imported> batch) {
        var connections = new ArrayList<ConnectionRow>();
        var invitations = new ArrayList<InvitationRow>();
        var messages = new ArrayList<MessageRow>();
        var vouches = new ArrayList<VouchRow>();
        var selves = new ArrayList<SelfRow>();
        for (Imported row : batch) {
            if (row instanceof ConnectionRow connection) {
                connections.add(connection);
            } else if (row instanceof InvitationRow invitation) {
                invitations.add(invitation);
            } else if (row instanceof MessageRow message) {
                messages.add(message);
            } else if (row instanceof VouchRow vouch) {
                vouches.add(vouch);
            } else if (row instanceof SelfRow self) {
                selves.add(self);
            }
        }
        var work = new Work(currentTenant.caller().memberId());
        work.connections(connections);
        work.invitations(invitations);
        work.messages(messages);
        work.vouches(vouches);
        work.selves(selves);
        rows.flush();
        return new Taken(work.fates, work.unmatched);
    }

    @Requires(Permission.IMPORT)
    public OwnNames ownNames() {
        Set<String> addresses = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (OwnName own : rows.ownNames(currentTenant.caller().memberId())) {
            (own.isAddress() ? addresses : names).add(own.name());
        }
        return new OwnNames(addresses, names);
    }

    /** After the last row: finds connections that were known by name only, and closes what is answered by them. */
    @Requires(Permission.IMPORT)
    public Tally match() {
        Id member = currentTenant.caller().memberId();
        matching.match(member, clock.instant());
        rows.flush();
        return new Tally(
                rows.count(member, Direction.INCOMING, InvitationState.OPEN),
                rows.count(member, Direction.OUTGOING, InvitationState.OPEN),
                rows.countDoubtful(member),
                rows.count(member, Direction.INCOMING, InvitationState.HISTORY)
                        + rows.count(member, Direction.OUTGOING, InvitationState.HISTORY));
    }

    /** One batch for one member. */
    private final class Work {

        private final Id member;
        private final List<Fate> fates = new ArrayList<>();
        private int unmatched;

        Work(Id member) {
            this.member = member;
        }

        private ContactBook book(List<Person> people) {
            return ContactBook.open(rows, member, people, clock.instant());
        }

        void connections(List<ConnectionRow> batch) {
            if (batch.isEmpty()) {
                return;
            }
            var book = book(batch.stream().map(ConnectionRow::person).toList());
            var withheld = counted(batch.stream()
                    .filter(row -> row.person().isWithheld())
                    .map(NetworkImport::withheldKey)
                    .toList());
            for (ConnectionRow row : batch) {
                fates.add(
                        row.person().isWithheld()
                                ? nobody(withheld, withheldKey(row))
                                : connection(book, row) ? Fate.IMPORTED : Fate.UNCHANGED);
            }
            book.write();
        }

        private boolean connection(ContactBook book, ConnectionRow row) {
            var person = row.person();
            var found = person.address() == null
                    ? book.connected(person.name(), row.connectedOn())
                    : book.at(person.address())
                            .or(() -> book.connectedWithoutAddress(person.name(), row.connectedOn()));
            boolean changed = false;
            Contact contact;
            if (found.isPresent()) {
                contact = found.get();
                if (person.address() != null && contact.address().isEmpty()) {
                    book.moved(contact, person.address());
                    changed = true;
                }
                changed |= contact.renamed(person.name());
            } else {
                contact = book.add(person);
                changed = true;
            }
            changed |= contact.works(row.position(), row.company());
            var connection = book.connection(contact);
            if (connection.isEmpty()) {
                book.connect(contact, row.connectedOn());
                return true;
            }
            return connection.get().since(row.connectedOn()) || changed;
        }

        void invitations(List<InvitationRow> batch) {
            if (batch.isEmpty()) {
                return;
            }
            var known = new HashSet<>(rows.knownInvitationRows(
                    member, batch.stream().map(RowKeys::of).map(RowKey::value).toList()));
            var withheld = counted(batch.stream()
                    .filter(row -> row.person().isWithheld())
                    .map(RowKeys::of)
                    .toList());
            var book = book(batch.stream().map(InvitationRow::person).toList());
            for (InvitationRow row : batch) {
                RowKey key = RowKeys.of(row);
                if (row.person().isWithheld()) {
                    fates.add(nobody(withheld, key));
                } else if (known.add(key.value())) {
                    invitation(book, row, key);
                    fates.add(Fate.IMPORTED);
                } else {
                    fates.add(Fate.UNCHANGED);
                }
            }
            book.write();
            self(batch.stream().map(InvitationRow::self).distinct().limit(10).toList());
        }

        private void invitation(ContactBook book, InvitationRow row, RowKey key) {
            var contact = book.known(row.person())
                    .or(() -> row.person().address() == null
                            ? book.unplaced(row.person().name())
                            : java.util.Optional.empty())
                    .orElseGet(() -> book.add(row.person()));
            var invitation =
                    Invitation.open(contact, key.value(), row.direction(), "linkedin", row.sentAt(), row.note());
            if (book.isConnected(contact) || matching.isPast(row.direction(), row.sentAt(), clock.instant())) {
                invitation.becomesHistory();
            }
            book.add(invitation);
        }

        void messages(List<MessageRow> batch) {
            if (batch.isEmpty()) {
                return;
            }
            var seen = counted(batch.stream().map(MessageRow::key).toList());
            var book =
                    book(batch.stream().map(MessageRow::counterpart).toList()).withInteractions();
            for (MessageRow row : batch) {
                fates.add(count(
                        seen,
                        row.key(),
                        true,
                        () -> whom(book, row.counterpart()),
                        contact -> book.interaction(contact).message(row.direction(), row.on())));
            }
            book.write();
        }

        void vouches(List<VouchRow> batch) {
            if (batch.isEmpty()) {
                return;
            }
            var seen = counted(batch.stream().map(VouchRow::key).toList());
            var book = book(batch.stream().map(VouchRow::person).toList()).withInteractions();
            for (VouchRow row : batch) {
                fates.add(count(
                        seen,
                        row.key(),
                        row.counts(),
                        () -> whom(book, row.person()),
                        contact -> book.interaction(contact).vouched(row.kind(), row.direction())));
            }
            book.write();
        }

        /** Whom a row counts for: somebody known, or somebody new whom the row names beyond doubt. */
        private java.util.Optional<Contact> whom(ContactBook book, Person person) {
            if (person.isWithheld()) {
                return java.util.Optional.empty();
            }
            var known = book.known(person);
            if (known.isPresent()) {
                return known;
            }
            List<Contact> named = book.named(person.name());
            if (named.isEmpty()) {
                return java.util.Optional.of(book.add(person));
            }
            if (person.address() != null
                    && named.size() == 1
                    && named.get(0).address().isEmpty()) {
                book.moved(named.get(0), person.address());
                return java.util.Optional.of(named.get(0));
            }
            return person.address() == null ? java.util.Optional.empty() : java.util.Optional.of(book.add(person));
        }

        private Fate count(
                Map<Long, CountedRow> seen,
                RowKey key,
                boolean counts,
                java.util.function.Supplier<java.util.Optional<Contact>> whom,
                java.util.function.Consumer<Contact> effect) {
            CountedRow row = seen.get(key.value());
            if (row != null && row.isCounted()) {
                return Fate.UNCHANGED;
            }
            var contact = counts ? whom.get() : java.util.Optional.<Contact>empty();
            contact.ifPresent(effect);
            if (counts && contact.isEmpty()) {
                unmatched++;
            }
            if (row == null) {
                remember(seen, key, contact.isPresent());
                return Fate.IMPORTED;
            }
            if (contact.isPresent()) {
                row.counts();
                return Fate.IMPORTED;
            }
            return Fate.UNCHANGED;
        }

        /** A row about somebody whose name is withheld: read, and nothing to keep but that it was seen. */
        private Fate nobody(Map<Long, CountedRow> seen, RowKey key) {
            unmatched++;
            if (seen.containsKey(key.value())) {
                return Fate.UNCHANGED;
            }
            remember(seen, key, false);
            return Fate.IMPORTED;
        }

        private Map<Long, CountedRow> counted(List<RowKey> keys) {
            Map<Long, CountedRow> seen = new HashMap<>();
            rows.countedRows(member, keys.stream().map(RowKey::value).toList())
                    .forEach(row -> seen.put(row.rowKey(), row));
            return seen;
        }

        private void remember(Map<Long, CountedRow> seen, RowKey key, boolean counted) {
            var row = new CountedRow(member, key.value(), counted);
            rows.add(row);
            seen.put(key.value(), row);
        }

        void selves(List<SelfRow> batch) {
            if (batch.isEmpty()) {
                return;
            }
            boolean news = self(batch.stream()
                    .map(row -> new Person(row.name(), null))
                    .distinct()
                    .toList());
            for (int i = 0; i < batch.size(); i++) {
                fates.add(news && i == 0 ? Fate.IMPORTED : Fate.UNCHANGED);
            }
        }

        private boolean self(List<Person> selves) {
            List<OwnName> known = new ArrayList<>(rows.ownNames(member));
            boolean news = false;
            for (Person self : selves) {
                news |= !self.name().isBlank()
                        && own(known, OwnName.NAME, self.name().key());
                news |= self.address() != null
                        && own(known, OwnName.ADDRESS, self.address().value());
            }
            return news;
        }

        private boolean own(List<OwnName> known, String form, String name) {
            if (known.stream().anyMatch(own -> own.is(form, name))) {
                return false;
            }
            var own = new OwnName(member, form, name);
            rows.add(own);
            known.add(own);
            return true;
        }
    }

    private static RowKey withheldKey(ConnectionRow row) {
        return RowKeys.of("withheld-connection", row.connectedOn().toString(), row.company(), row.position());
    }
}
