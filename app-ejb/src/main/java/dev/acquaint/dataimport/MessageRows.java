package dev.acquaint.dataimport;

import dev.acquaint.dataimport.RecordReader.Row;
import dev.acquaint.network.Direction;
import dev.acquaint.network.Imported;
import dev.acquaint.network.Imported.Person;
import dev.acquaint.network.PersonName;
import dev.acquaint.network.RowKeys;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * messages.csv of all years, by the envelope: who, when, which way. Only an exchange between two people counts as one;
 * a group's messages, advertisements, drafts and spam are read and leave nothing behind.
 */
final class MessageRows extends RowParser {

    private static final Person NOBODY = new Person(PersonName.of(""), null);
    private static final String WITHHELD = "linkedin member";

    private final Self self;

    MessageRows(TextLayout layout, Self self) {
        super(layout);
        this.self = self;
    }

    @Override
    Imported read(Row row) {
        var on = Dates.moment(field(row, "date"), "Date");
        var sender = sender(row);
        var key = RowKeys.of(
                "message",
                field(row, "conversation id"),
                on.toString(),
                sender.name().key(),
                field(row, "to"),
                field(row, "subject"),
                field(row, "content"));
        boolean sent = isSent(row, sender);
        Person counterpart = counterpart(row, sender, sent);
        return new Imported.MessageRow(
                sent ? Direction.OUTGOING : Direction.INCOMING,
                counterpart,
                on.atZone(ZoneOffset.UTC).toLocalDate(),
                key);
    }

    /** The people a row names, sender first: what {@link SelfFinder} counts. */
    static List<Person> participants(RowParser parser, Row row) {
        var people = new java.util.ArrayList<Person>();
        people.add(parser.person(parser.field(row, "from"), parser.field(row, "sender profile url")));
        people.addAll(recipients(parser, row));
        return people;
    }

    private Person sender(Row row) {
        return person(field(row, "from"), field(row, "sender profile url"));
    }

    private boolean isSent(Row row, Person sender) {
        return switch (field(row, "direction").toUpperCase(Locale.ROOT)) {
            case "OUTGOING" -> true;
            case "INCOMING" -> false;
            default -> self.is(sender);
        };
    }

    private Person counterpart(Row row, Person sender, boolean sent) {
        if (isNoExchange(row)) {
            return NOBODY;
        }
        List<Person> recipients = recipients(this, row);
        if (recipients.size() > 1) {
            return NOBODY;
        }
        Person other = sent ? (recipients.isEmpty() ? NOBODY : recipients.get(0)) : sender;
        boolean stranger = other.address() == null && other.name().key().equals(WITHHELD);
        return stranger || self.is(other) ? NOBODY : other;
    }

    private boolean isNoExchange(Row row) {
        return field(row, "conversation title").equalsIgnoreCase("Sponsored Conversation")
                || field(row, "folder").equalsIgnoreCase("SPAM")
                || isYes(field(row, "is message draft"))
                || isYes(field(row, "is conversation draft"));
    }

    private static boolean isYes(String flag) {
        return flag.equalsIgnoreCase("yes") || flag.equalsIgnoreCase("true");
    }

    private static List<Person> recipients(RowParser parser, Row row) {
        String[] addresses = parser.field(row, "recipient profile urls").split("\\s*,\\s*");
        String to = parser.field(row, "to");
        if (addresses.length > 1) {
            return java.util.Arrays.stream(addresses)
                    .map(address -> parser.person("", address))
                    .toList();
        }
        if (to.isBlank() && addresses[0].isBlank()) {
            return List.of();
        }
        return List.of(parser.person(to, addresses[0]));
    }
}
