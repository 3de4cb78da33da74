package dev.acquaint.dataimport;

import dev.acquaint.dataimport.RecordReader.Row;
import dev.acquaint.network.Direction;
import dev.acquaint.network.Imported;
import dev.acquaint.network.Imported.Vouch;
import dev.acquaint.network.PersonName;
import dev.acquaint.network.RowKeys;
import java.util.Locale;

/** Recommendations and endorsements, received and given: who vouched for whom and when; never what was written. */
final class VouchRows extends RowParser {

    private final FileKind kind;
    private final boolean recommendation;
    private final boolean received;

    VouchRows(TextLayout layout, FileKind kind) {
        super(layout);
        this.kind = kind;
        this.recommendation = kind == FileKind.RECOMMENDATIONS_RECEIVED || kind == FileKind.RECOMMENDATIONS_GIVEN;
        this.received = kind == FileKind.RECOMMENDATIONS_RECEIVED || kind == FileKind.ENDORSEMENTS_RECEIVED;
    }

    @Override
    Imported read(Row row) {
        String role = recommendation ? "" : received ? "endorser " : "endorsee ";
        var name = PersonName.of(field(row, role + "first name"), field(row, role + "last name"));
        String column = recommendation ? "creation date" : "endorsement date";
        var on = Dates.day(field(row, column), recommendation ? "Creation Date" : "Endorsement Date");
        // The status is no part of the key: a pending one that is published later is the same one, and counts then.
        String what = recommendation ? field(row, "text") : field(row, "skill name");
        var key = RowKeys.of(kind.name(), name.key(), on.toString(), what);
        return new Imported.VouchRow(
                recommendation ? Vouch.RECOMMENDATION : Vouch.ENDORSEMENT,
                received ? Direction.INCOMING : Direction.OUTGOING,
                person(name, field(row, role + "public url")),
                on,
                counts(row),
                key);
    }

    private boolean counts(Row row) {
        String status =
                field(row, recommendation ? "status" : "endorsement status").toUpperCase(Locale.ROOT);
        return !status.equals("PENDING") && !status.equals("REJECTED");
    }
}
