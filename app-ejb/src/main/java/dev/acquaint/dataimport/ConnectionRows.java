package dev.acquaint.dataimport;

import dev.acquaint.dataimport.RecordReader.Row;
import dev.acquaint.network.Imported;
import dev.acquaint.network.PersonName;

/** Connections.csv of all years. A blank name with a date is somebody who has left the network. */
final class ConnectionRows extends RowParser {

    ConnectionRows(TextLayout layout) {
        super(layout);
    }

    @Override
    Imported read(Row row) {
        var name = PersonName.of(field(row, "first name"), field(row, "last name"));
        return new Imported.ConnectionRow(
                person(name, field(row, "url")),
                field(row, "company"),
                field(row, "position"),
                Dates.day(field(row, "connected on"), "Connected On"));
    }
}
