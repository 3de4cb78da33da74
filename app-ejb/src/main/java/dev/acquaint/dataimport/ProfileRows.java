package dev.acquaint.dataimport;

import dev.acquaint.dataimport.RecordReader.Row;
import dev.acquaint.network.Imported;
import dev.acquaint.network.PersonName;

/** Profile.csv: only the name, which tells the member's own messages. Never the birth date, the address or the rest. */
final class ProfileRows extends RowParser {

    ProfileRows(TextLayout layout) {
        super(layout);
    }

    @Override
    Imported read(Row row) {
        var name = PersonName.of(field(row, "first name"), field(row, "last name"));
        return new Imported.SelfRow(person(name, "").name());
    }
}
