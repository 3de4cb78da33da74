package dev.acquaint.dataimport;

import dev.acquaint.dataimport.RecordReader.Row;
import dev.acquaint.network.Imported;
import dev.acquaint.network.Imported.Person;
import dev.acquaint.network.PersonName;
import dev.acquaint.network.ProfileAddress;
import java.util.Map;

/** Turns the rows of one file into what the network understands, or says why a row cannot be. */
abstract class RowParser {

    static final int MAX_NAME = 200;

    private final Map<String, Integer> columns;
    private final int width;

    RowParser(TextLayout layout) {
        this.columns = layout.columns();
        this.width = layout.header().size();
    }

    static RowParser of(FileKind kind, TextLayout layout, Self self) {
        return switch (kind) {
            case PROFILE -> new ProfileRows(layout);
            case CONNECTIONS -> new ConnectionRows(layout);
            case INVITATIONS -> new InvitationRows(layout);
            case MESSAGES, MESSAGES_2018 -> new MessageRows(layout, self);
            case RECOMMENDATIONS_RECEIVED, RECOMMENDATIONS_GIVEN, ENDORSEMENTS_RECEIVED, ENDORSEMENTS_GIVEN ->
                new VouchRows(layout, kind);
            case COMPANY_FOLLOWS, EMPTY, NOT_USED -> throw new IllegalArgumentException(kind + " is not read");
        };
    }

    /** @throws RowRejected when the row cannot be taken over */
    final Imported parse(Row row) {
        if (row.fault() != null) {
            throw new RowRejected(row.fault());
        }
        int fields = row.fields().size();
        if (fields < width) {
            throw new RowRejected("too-few-columns", fields, width);
        }
        // A spreadsheet may add empty columns; one that holds something means that the row is shifted.
        if (row.fields().subList(width, fields).stream().anyMatch(field -> !field.isBlank())) {
            throw new RowRejected("too-many-columns", fields, width);
        }
        return read(row);
    }

    abstract Imported read(Row row);

    /** The field of this column; empty where the file has no such column. */
    final String field(Row row, String column) {
        return row.field(columns.getOrDefault(column, -1));
    }

    final Person person(String name, String address) {
        return person(PersonName.of(name), address);
    }

    final Person person(PersonName name, String address) {
        if (name.shown().length() > MAX_NAME) {
            throw new RowRejected("name-too-long", MAX_NAME);
        }
        return new Person(name, ProfileAddress.of(address).orElse(null));
    }
}
