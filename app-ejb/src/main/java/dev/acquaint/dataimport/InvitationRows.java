package dev.acquaint.dataimport;

import dev.acquaint.dataimport.RecordReader.Row;
import dev.acquaint.network.Direction;
import dev.acquaint.network.Imported;
import java.util.Locale;

/** Invitations.csv of all years; those before 2023 have no addresses. */
final class InvitationRows extends RowParser {

    static final int MAX_NOTE = 2_000;

    InvitationRows(TextLayout layout) {
        super(layout);
    }

    @Override
    Imported read(Row row) {
        var direction = switch (field(row, "direction").toUpperCase(Locale.ROOT)) {
            case "INCOMING" -> Direction.INCOMING;
            case "OUTGOING" -> Direction.OUTGOING;
            default -> throw new RowRejected("direction-unknown");
        };
        var inviter = person(field(row, "from"), field(row, "inviterprofileurl"));
        var invitee = person(field(row, "to"), field(row, "inviteeprofileurl"));
        String note = field(row, "message");
        if (note.length() > MAX_NOTE) {
            throw new RowRejected("note-too-long", MAX_NOTE);
        }
        boolean incoming = direction == Direction.INCOMING;
        return new Imported.InvitationRow(
                direction,
                incoming ? inviter : invitee,
                incoming ? invitee : inviter,
                Dates.moment(field(row, "sent at"), "Sent At"),
                note);
    }
}
