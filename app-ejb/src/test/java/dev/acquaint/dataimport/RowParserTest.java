package dev.acquaint.dataimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.network.Direction;
import dev.acquaint.network.Imported;
import dev.acquaint.network.Imported.ConnectionRow;
import dev.acquaint.network.Imported.InvitationRow;
import dev.acquaint.network.Imported.MessageRow;
import dev.acquaint.network.Imported.VouchRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RowParserTest {

    private static final Self ROBIN = new Self(Set.of("linkedin.com/in/robin"), Set.of("robin vermeer"));

    private static final String NEW_MESSAGES =
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
                    + "FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n";

    @Test
    void a_connection_is_a_person_with_a_day() {
        var row = (ConnectionRow)
                one(
                        FileKind.CONNECTIONS,
                        "Notes:\n\"one, two\nthree\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                                + "Dr. Zoë,\"de Vries, PhD\",https://www.linkedin.com/in/zo%C3%AB/,,Acme,\"Head, Ops\",12 Jan 2024\n");

        assertThat(row.person().name().shown()).isEqualTo("Dr. Zoë de Vries, PhD");
        assertThat(row.person().address().value()).isEqualTo("linkedin.com/in/zoë");
        assertThat(row.position()).isEqualTo("Head, Ops");
        assertThat(row.connectedOn()).isEqualTo(LocalDate.of(2024, 1, 12));
    }

    @Test
    void a_connection_of_2018_has_no_address() {
        var row = (ConnectionRow)
                one(
                        FileKind.CONNECTIONS,
                        "First Name,Last Name,Email Address,Company,Position,Connected On\nJan,Smit,,A,B,\"9/14/18, 3:05 PM\"\n");

        assertThat(row.person().address()).isNull();
        assertThat(row.connectedOn()).isEqualTo(LocalDate.of(2018, 9, 14));
    }

    @Test
    void somebody_who_left_the_network_is_withheld_and_no_fault() {
        var row = (ConnectionRow) one(
                FileKind.CONNECTIONS,
                "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n,,,,,,12 Jan 2024\n");

        assertThat(row.person().isWithheld()).isTrue();
    }

    @Test
    void an_incoming_invitation_is_the_inviters_and_an_outgoing_one_the_invitees() {
        var rows = all(
                FileKind.INVITATIONS,
                "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
                        + "Bo Bos,Robin Vermeer,\"3/14/25, 2:37 PM\",\"Hi,\nthere\",INCOMING,https://www.linkedin.com/in/bo,https://www.linkedin.com/in/robin\n"
                        + "Robin Vermeer,Al Aal,\"3/15/25, 2:37 PM\",,OUTGOING,https://www.linkedin.com/in/robin,https://www.linkedin.com/in/al\n");

        var incoming = (InvitationRow) rows.get(0);
        assertThat(incoming.direction()).isEqualTo(Direction.INCOMING);
        assertThat(incoming.person().name().shown()).isEqualTo("Bo Bos");
        assertThat(incoming.self().address().value()).isEqualTo("linkedin.com/in/robin");
        assertThat(incoming.note()).isEqualTo("Hi,\nthere");
        assertThat(incoming.sentAt()).isEqualTo(Instant.parse("2025-03-14T14:37:00Z"));
        assertThat(((InvitationRow) rows.get(1)).person().name().shown()).isEqualTo("Al Aal");
    }

    @Test
    void messages_are_sent_or_received_by_who_the_member_is() {
        var rows = all(
                FileKind.MESSAGES,
                NEW_MESSAGES
                        + "c1,,Robin Vermeer,https://www.linkedin.com/in/robin,Bo Bos,https://www.linkedin.com/in/bo,2026-09-01 10:00:00 UTC,,x,INBOX,,No,No\n"
                        + "c1,,Bo Bos,https://www.linkedin.com/in/bo,Robin Vermeer,https://www.linkedin.com/in/robin,2026-09-01 10:01:00 UTC,,\"<p>y\nz</p>\",,,No,No\n");

        assertThat(rows)
                .extracting(row -> ((MessageRow) row).direction())
                .containsExactly(Direction.OUTGOING, Direction.INCOMING);
        assertThat(rows)
                .extracting(row -> Objects.requireNonNull(
                                ((MessageRow) row).counterpart().address())
                        .value())
                .containsOnly("linkedin.com/in/bo");
    }

    @Test
    void advertisements_drafts_spam_groups_and_strangers_are_nobodys_messages() {
        var rows = all(
                FileKind.MESSAGES,
                NEW_MESSAGES
                        + "c1,Sponsored Conversation,Ad,https://www.linkedin.com/in/ad,Robin Vermeer,https://www.linkedin.com/in/robin,2026-09-01 10:00:00 UTC,,x,,,No,No\n"
                        + "c2,,Robin Vermeer,https://www.linkedin.com/in/robin,Bo,https://www.linkedin.com/in/bo,2026-09-01 10:00:00 UTC,,x,INBOX,,Yes,No\n"
                        + "c3,,Bo,https://www.linkedin.com/in/bo,Robin Vermeer,https://www.linkedin.com/in/robin,2026-09-01 10:00:00 UTC,,x,SPAM,,No,No\n"
                        + "c4,,Bo,https://www.linkedin.com/in/bo,\"Robin Vermeer, Al\",\"https://www.linkedin.com/in/robin,https://www.linkedin.com/in/al\",2026-09-01 10:00:00 UTC,,x,INBOX,,No,No\n"
                        + "c5,,LinkedIn Member,,Robin Vermeer,https://www.linkedin.com/in/robin,2026-09-01 10:00:00 UTC,,x,INBOX,,No,No\n");

        assertThat(rows)
                .hasSize(5)
                .allMatch(row -> ((MessageRow) row).counterpart().isWithheld());
    }

    @Test
    void messages_of_2018_say_their_direction_themselves() {
        var row = (MessageRow)
                one(
                        FileKind.MESSAGES_2018,
                        "From,To,Date,Subject,Content,Direction,Folder\nRobin Vermeer,Bo Bos,2018-09-01 10:00:00 UTC,,x,OUTGOING,INBOX\n");

        assertThat(row.direction()).isEqualTo(Direction.OUTGOING);
        assertThat(row.counterpart().name().shown()).isEqualTo("Bo Bos");
    }

    @Test
    void the_member_is_found_in_a_messages_file_that_comes_alone() throws IOException {
        var text = new StringBuilder(NEW_MESSAGES);
        for (int i = 0; i < 10; i++) {
            text.append("c")
                    .append(i)
                    .append(",,Robin V,https://www.linkedin.com/in/robin,P")
                    .append(i)
                    .append(",https://www.linkedin.com/in/p")
                    .append(i)
                    .append(",2026-09-01 10:00:00 UTC,,x,INBOX,,No,No\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var layout = Objects.requireNonNull(TextLayout.sniff(bytes).layout());
        try (var records = layout.open(new ByteArrayInputStream(bytes))) {
            var self = SelfFinder.find(records, RowParser.of(FileKind.MESSAGES, layout, Self.UNKNOWN));

            assertThat(self.addresses()).containsExactly("linkedin.com/in/robin");
            assertThat(self.names()).containsExactly("robin v");
        }
    }

    @Test
    void a_pending_recommendation_does_not_count_yet_and_is_the_same_when_it_does() {
        String header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n";
        var pending = (VouchRow)
                one(FileKind.RECOMMENDATIONS_RECEIVED, header + "Bo,Bos,A,B,Kind,\"07/15/18, 09:11 PM\",PENDING\n");
        var visible = (VouchRow)
                one(FileKind.RECOMMENDATIONS_RECEIVED, header + "Bo,Bos,A,B,Kind,\"07/15/18, 09:11 PM\",VISIBLE\n");

        assertThat(pending.counts()).isFalse();
        assertThat(visible.counts()).isTrue();
        assertThat(visible.key()).isEqualTo(pending.key());
    }

    @Test
    void an_endorsers_address_has_no_scheme() {
        var row = (VouchRow) one(
                FileKind.ENDORSEMENTS_RECEIVED,
                "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
                        + "2024/06/26 00:52:03 UTC,Java,Bo,Bos,www.linkedin.com/in/bo,ACCEPTED\n");

        assertThat(Objects.requireNonNull(row.person().address()).value()).isEqualTo("linkedin.com/in/bo");
        assertThat(row.direction()).isEqualTo(Direction.INCOMING);
    }

    @Test
    void rows_with_columns_too_few_or_too_many_are_rejected_and_trailing_blanks_are_not() {
        String header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

        assertRejected("too-few-columns", header + "A,B,C\n");
        assertRejected("too-many-columns", header + "A,B,,,C,D,12 Jan 2024,x\n");
        assertThat(one(FileKind.CONNECTIONS, header + "A,B,,,C,D,12 Jan 2024,,\n"))
                .isNotNull();
    }

    /** For any text at all: every row that is read is either taken over or rejected under a code that has a sentence. */
    @Property(tries = 300)
    void every_row_is_taken_over_or_rejected(@ForAll("bodies") String body) throws IOException {
        for (var kind : List.of(FileKind.CONNECTIONS, FileKind.INVITATIONS, FileKind.MESSAGES)) {
            byte[] bytes = (header(kind) + body).getBytes(StandardCharsets.UTF_8);
            var layout = TextLayout.sniff(bytes).layout();
            if (layout == null) {
                continue; // a header inside the body's quotes is none
            }
            var parser = RowParser.of(kind, layout, ROBIN);
            int read = 0;
            int taken = 0;
            int rejected = 0;
            try (var records = layout.open(new ByteArrayInputStream(bytes))) {
                for (var row = records.next(); row != null; row = records.next()) {
                    read++;
                    try {
                        parser.parse(row);
                        taken++;
                    } catch (RowRejected e) {
                        rejected++;
                        assertThat(Texts.of(java.util.Locale.ENGLISH, e.code(), e.arguments()))
                                .isNotEqualTo(e.code());
                    }
                }
            }
            assertThat(read).isEqualTo(taken + rejected);
        }
    }

    private static String header(FileKind kind) {
        return switch (kind) {
            case CONNECTIONS -> "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
            case INVITATIONS -> "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n";
            default -> NEW_MESSAGES;
        };
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> pieces = Arbitraries.of(
                ",",
                "\"",
                "\n",
                "\r\n",
                "Bo",
                "12 Jan 2024",
                "\"3/14/25, 2:37 PM\"",
                "INCOMING",
                "OUTGOING",
                ",,,,,,",
                "https://www.linkedin.com/in/%zz",
                "2026-09-01 10:00:00 UTC",
                "\u0000",
                "🌍",
                "=1+1",
                " ");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    private static void assertRejected(String code, String text) {
        assertThatThrownBy(() -> one(FileKind.CONNECTIONS, text))
                .isInstanceOfSatisfying(
                        RowRejected.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Imported one(FileKind kind, String text) {
        return all(kind, text).get(0);
    }

    private static List<Imported> all(FileKind kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var layout = Objects.requireNonNull(TextLayout.sniff(bytes).layout());
        assertThat(FileKind.of(layout.columns().keySet(), kind.name().toLowerCase(java.util.Locale.ROOT) + ".csv"))
                .contains(kind);
        var parser = RowParser.of(kind, layout, ROBIN);
        var rows = new ArrayList<Imported>();
        try (var records = layout.open(new ByteArrayInputStream(bytes))) {
            for (var row = records.next(); row != null; row = records.next()) {
                rows.add(parser.parse(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
