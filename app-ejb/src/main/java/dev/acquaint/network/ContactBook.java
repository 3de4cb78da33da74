package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.network.Imported.Person;
import dev.acquaint.tenancy.TenantOwned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that one batch of rows may speak of, loaded together and kept up to date while the batch is worked off.
 * A person is known by address, else by a name that only one contact bears.
 */
final class ContactBook {

    private final NetworkRows rows;
    private final Id member;
    private final Instant now;
    private final Map<String, Contact> byAddress = new HashMap<>();
    private final Map<String, List<Contact>> byName = new HashMap<>();
    private final Map<Id, Connection> connections = new HashMap<>();
    private final Map<Id, Interaction> interactions = new HashMap<>();
    private final List<TenantOwned> dependents = new ArrayList<>();

    private ContactBook(NetworkRows rows, Id member, Instant now) {
        this.rows = rows;
        this.member = member;
        this.now = now;
    }

    static ContactBook open(NetworkRows rows, Id member, Collection<Person> people, Instant now) {
        var book = new ContactBook(rows, member, now);
        Set<String> addresses = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Person person : people) {
            if (person.address() != null) {
                addresses.add(person.address().value());
            }
            if (!person.name().isBlank()) {
                names.add(person.name().key());
            }
        }
        var found = new HashMap<Id, Contact>();
        rows.contactsAt(member, addresses).forEach(contact -> found.put(contact.id(), contact));
        rows.contactsNamed(member, names).forEach(contact -> found.put(contact.id(), contact));
        found.values().forEach(book::index);
        rows.connections(member, found.keySet())
                .forEach(connection -> book.connections.put(connection.contact(), connection));
        return book;
    }

    /** Loads what has been counted so far; for files that count. */
    ContactBook withInteractions() {
        var ids = new HashSet<Id>();
        byAddress.values().forEach(contact -> ids.add(contact.id()));
        byName.values().forEach(named -> named.forEach(contact -> ids.add(contact.id())));
        rows.interactions(member, ids).forEach(interaction -> interactions.put(interaction.contact(), interaction));
        return this;
    }

    private void index(Contact contact) {
        contact.address().ifPresent(address -> byAddress.put(address.value(), contact));
        byName.computeIfAbsent(contact.nameKey(), key -> new ArrayList<>()).add(contact);
    }

    Optional<Contact> at(@Nullable ProfileAddress address) {
        return Optional.ofNullable(address).map(known -> byAddress.get(known.value()));
    }

    List<Contact> named(PersonName name) {
        return name.isBlank() ? List.of() : byName.getOrDefault(name.key(), List.of());
    }

    /** By address; else, for one who is named without an address, by a name that nobody else bears. */
    Optional<Contact> known(Person person) {
        if (person.address() != null) {
            return at(person.address());
        }
        List<Contact> named = named(person.name());
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Somebody with this name but no address and no connection: whom earlier rows could not place either. */
    Optional<Contact> unplaced(PersonName name) {
        return named(name).stream()
                .filter(contact -> contact.address().isEmpty() && !isConnected(contact))
                .findFirst();
    }

    /** A connection that an export without addresses brought: same name, same day. */
    Optional<Contact> connectedWithoutAddress(PersonName name, LocalDate connectedOn) {
        return named(name).stream()
                .filter(contact -> contact.address().isEmpty())
                .filter(contact -> connection(contact)
                        .filter(connection -> connection.connectedOn().equals(connectedOn))
                        .isPresent())
                .findFirst();
    }

    /** A connection of this name and day, with or without an address. */
    Optional<Contact> connected(PersonName name, LocalDate connectedOn) {
        return named(name).stream()
                .filter(contact -> connection(contact)
                        .filter(connection -> connection.connectedOn().equals(connectedOn))
                        .isPresent())
                .findFirst();
    }

    Contact add(Person person) {
        var contact = Contact.of(member, person, now);
        rows.add(contact);
        index(contact);
        return contact;
    }

    void moved(Contact contact, ProfileAddress to) {
        contact.livesAt(to);
        byAddress.put(to.value(), contact);
    }

    void connect(Contact contact, LocalDate on) {
        var connection = Connection.of(contact, on);
        dependents.add(connection);
        connections.put(contact.id(), connection);
    }

    /** Something that names one of these contacts, which may not be written yet. */
    void add(Invitation invitation) {
        dependents.add(invitation);
    }

    /** Writes the contacts, and then what names them: the provider orders inserts by table, and knows no such order. */
    void write() {
        rows.flush();
        dependents.forEach(rows::add);
        dependents.clear();
        rows.flush();
    }

    Optional<Connection> connection(Contact contact) {
        return Optional.ofNullable(connections.get(contact.id()));
    }

    boolean isConnected(Contact contact) {
        return connections.containsKey(contact.id());
    }

    Interaction interaction(Contact contact) {
        return interactions.computeIfAbsent(contact.id(), id -> {
            var interaction = Interaction.with(contact);
            dependents.add(interaction);
            return interaction;
        });
    }
}
