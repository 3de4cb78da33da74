package dev.acquaint.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acquaint.evaluation.AttributeSource;
import dev.acquaint.kernel.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the network knows for a decision: the invitation itself, the contact, what passed between the two as far as
 * imports show, the account's counters, and whatever the member has confirmed. What is not known is left out.
 */
@ApplicationScoped
@Transactional
public class NetworkFacts implements AttributeSource {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Inject
    private NetworkRows rows;

    @Inject
    private AccountCounters counters;

    @Inject
    private Clock clock;

    @Override
    public Map<Id, Stored> ofResources(Id member, String type, Collection<Id> ids) {
        List<Long> values = ids.stream().map(Id::value).toList();
        return switch (type) {
            case "invitation" -> ofInvitations(member, rows.invitations(member, values));
            case "contact" -> ofContacts(member, rows.contacts(member, values));
            case "connection" -> ofConnections(member, rows.connectionsOfIds(member, values));
            default -> Map.of();
        };
    }

    @Override
    public List<StoredFact> ofMember(Id member) {
        var facts = new ArrayList<StoredFact>();
        counters.of(member, today()).forEach((fact, count) -> facts.add(derived(fact, count, "imports")));
        for (ConfirmedFact fact : rows.confirmedAbout(member, List.of(member))) {
            addConfirmed(facts, fact);
        }
        return facts;
    }

    private Map<Id, Stored> ofInvitations(Id member, List<Invitation> invitations) {
        var contacts = new Contacts(
                member, invitations.stream().map(i -> i.contact().value()).toList());
        var confirmed = new HashMap<Id, List<ConfirmedFact>>();
        rows.confirmedAbout(member, invitations.stream().map(Invitation::id).toList())
                .forEach(fact -> confirmed
                        .computeIfAbsent(fact.about(), about -> new ArrayList<>())
                        .add(fact));
        var stored = new HashMap<Id, Stored>();
        for (Invitation invitation : invitations) {
            Contact contact = contacts.get(invitation.contact());
            var facts = contacts.facts(contact);
            facts.add(derived("invitation.platform", invitation.platform(), "invitation"));
            facts.add(derived(
                    "invitation.direction",
                    invitation.direction() == Direction.INCOMING ? "incoming" : "outgoing",
                    "invitation"));
            facts.add(derived("invitation.note", invitation.note(), "invitation"));
            facts.add(derived("invitation.days_pending", daysSince(invitation.sentAt()), "invitation"));
            confirmed.getOrDefault(invitation.id(), List.of()).forEach(fact -> addConfirmed(facts, fact));
            stored.put(invitation.id(), new Stored(facts, words(contact)));
        }
        return stored;
    }

    private Map<Id, Stored> ofContacts(Id member, List<Contact> found) {
        var contacts = new Contacts(member, found);
        var stored = new HashMap<Id, Stored>();
        found.forEach(contact -> stored.put(contact.id(), new Stored(contacts.facts(contact), words(contact))));
        return stored;
    }

    private Map<Id, Stored> ofConnections(Id member, List<Connection> connections) {
        var contacts = new Contacts(
                member, connections.stream().map(c -> c.contact().value()).toList());
        var stored = new HashMap<Id, Stored>();
        for (Connection connection : connections) {
            Contact contact = contacts.get(connection.contact());
            stored.put(connection.id(), new Stored(contacts.facts(contact), words(contact)));
        }
        return stored;
    }

    /** Merge fields for replies. */
    private static Map<String, String> words(Contact contact) {
        String name = contact.name();
        int space = name.indexOf(' ');
        return Map.of("contact.name", name, "contact.first_name", space < 0 ? name : name.substring(0, space));
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private int daysSince(Instant moment) {
        return daysSince(moment.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private int daysSince(LocalDate day) {
        return (int) Math.max(0, ChronoUnit.DAYS.between(day, today()));
    }

    private static StoredFact derived(String name, Object value, String derivation) {
        return new StoredFact(name, value, Source.DERIVED, derivation);
    }

    private static void addConfirmed(List<StoredFact> facts, ConfirmedFact fact) {
        String answer = fact.answer();
        if (answer != null) {
            facts.add(new StoredFact(fact.fact(), value(answer), Source.CONFIRMED, "inbox"));
        }
    }

    static Object value(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A confirmed fact is no JSON", e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A confirmed fact must be plain JSON", e);
        }
    }

    /** The contacts of one call, with what is known about each, loaded at once. */
    private final class Contacts {

        private final Map<Id, Contact> contacts = new HashMap<>();
        private final Map<Id, Interaction> interactions = new HashMap<>();
        private final Map<Id, List<ConfirmedFact>> confirmed = new HashMap<>();
        private final Set<String> sharedNames = new HashSet<>();

        Contacts(Id member, Collection<Long> ids) {
            this(member, rows.contacts(member, ids));
        }

        Contacts(Id member, List<Contact> found) {
            found.forEach(contact -> contacts.put(contact.id(), contact));
            rows.interactions(member, contacts.keySet()).forEach(i -> interactions.put(i.contact(), i));
            rows.confirmedAbout(member, contacts.keySet())
                    .forEach(fact -> confirmed
                            .computeIfAbsent(fact.about(), about -> new ArrayList<>())
                            .add(fact));
            sharedNames.addAll(rows.sharedNames(
                    member, found.stream().map(Contact::nameKey).distinct().toList()));
        }

        Contact get(Id id) {
            Contact contact = contacts.get(id);
            if (contact == null) {
                throw new IllegalStateException("An invitation without its contact");
            }
            return contact;
        }

        List<StoredFact> facts(Contact contact) {
            var facts = new ArrayList<StoredFact>();
            if (contact.headline() != null) {
                facts.add(derived("contact.headline", contact.headline(), "export"));
            }
            if (contact.company() != null) {
                facts.add(derived("contact.company", contact.company(), "export"));
            }
            if (sharedNames.contains(contact.nameKey())) {
                facts.add(derived("contact.same_name_risk", true, "network"));
            }
            Interaction interaction = interactions.get(contact.id());
            if (interaction != null) {
                addInteraction(facts, interaction);
            }
            confirmed.getOrDefault(contact.id(), List.of()).forEach(fact -> addConfirmed(facts, fact));
            return facts;
        }

        private void addInteraction(List<StoredFact> facts, Interaction interaction) {
            if (interaction.messages() > 0) {
                // Open: an export shows messages and cannot show meetings or calls.
                facts.add(derived("relationship.interactions", Map.of("includes", List.of("message")), "messages"));
                facts.add(derived("relationship.two_way_messages", interaction.twoWayMessages(), "messages"));
            }
            LocalDate last = interaction.lastOn();
            if (last != null) {
                facts.add(derived("relationship.days_since_interaction", daysSince(last), "messages"));
            }
            if (interaction.recommendationsExchanged()) {
                facts.add(derived("relationship.recommendations_exchanged", true, "recommendations"));
            }
        }
    }
}
