package dev.acquaint.dataimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.dataimport.Upload.Found;
import dev.acquaint.kernel.DomainException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and attackers upload, and what they are told. */
class UploadTest {

    private static final String CONNECTIONS =
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nA,B,,,C,D,12 Jan 2024\n";

    @TempDir
    private Path folder;

    @Test
    void an_export_is_known_by_its_headers_and_read_people_first() throws IOException {
        var found = inspect(
                "Complete.zip",
                zip(
                        "Export/messages_12345.csv",
                        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
                                + "SUBJECT,CONTENT,FOLDER\n",
                        "Export/Connections_1.csv",
                        "Notes:\n\"a, b\nc\"\n\n" + CONNECTIONS,
                        "Export/Invitations.csv",
                        "From,To,Sent At,Message,Direction\n",
                        "Export/Jobs/Job Applications.csv",
                        "Application Date,Company\n"));

        assertThat(found)
                .extracting(Found::kind)
                .containsExactly(FileKind.CONNECTIONS, FileKind.INVITATIONS, FileKind.MESSAGES, FileKind.NOT_USED);
        assertThat(found).extracting(Found::fault).containsOnlyNulls();
    }

    @Test
    void a_single_file_may_come_by_itself_under_any_name() throws IOException {
        assertThat(inspect("mine.csv", CONNECTIONS.getBytes(StandardCharsets.UTF_8)))
                .extracting(Found::kind)
                .containsExactly(FileKind.CONNECTIONS);
    }

    @Test
    void encodings_and_separators_of_spreadsheets_and_old_exports_are_read() throws IOException {
        String semicolons = CONNECTIONS.replace(',', ';').replace("\n", "\r\n");
        String tabs = "\ufeffEndorsement Date\tSkill Name\tEndorser First Name\tEndorser Last Name\r\n";

        assertThat(inspect("Connections.csv", ("\ufeff" + semicolons).getBytes(StandardCharsets.UTF_8)))
                .extracting(Found::kind)
                .containsExactly(FileKind.CONNECTIONS);
        assertThat(inspect("Endorsement Received Info.csv", tabs.getBytes(StandardCharsets.UTF_16LE)))
                .extracting(Found::kind)
                .containsExactly(FileKind.ENDORSEMENTS_RECEIVED);
        assertThat(inspect("x.csv", CONNECTIONS.replace("A,B", "J\u00fcrgen,B").getBytes("windows-1252")))
                .extracting(Found::kind)
                .containsExactly(FileKind.CONNECTIONS);
        assertThat(inspect("x.csv", CONNECTIONS.getBytes(StandardCharsets.UTF_16BE)))
                .extracting(Found::kind)
                .containsExactly(FileKind.CONNECTIONS);
    }

    @Test
    void a_sentence_in_place_of_a_header_means_that_there_is_no_data() throws IOException {
        var found = inspect("x.zip", zip("messages.csv", "No conversations found\n", "Connections.csv", CONNECTIONS));

        assertThat(found).extracting(Found::kind).containsExactly(FileKind.CONNECTIONS, FileKind.EMPTY);
    }

    @Test
    void a_file_of_ours_that_cannot_be_read_is_reported_beside_those_that_can() throws IOException {
        var found = inspect("x.zip", zip("Invitations.csv", "Foo,Bar\n1,2\n", "Connections.csv", CONNECTIONS));

        assertThat(found.get(1).fault()).isEqualTo("header-unknown");
        assertThat(found.get(0).fault()).isNull();
    }

    @Test
    void which_recommendations_they_are_only_the_name_can_tell() throws IOException {
        String header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n";

        assertThat(inspect("Recommendations_Given.csv", header.getBytes(StandardCharsets.UTF_8)))
                .extracting(Found::kind)
                .containsExactly(FileKind.RECOMMENDATIONS_GIVEN);
        assertRefused("kind-unclear", "mine.csv", header.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothing_at_all_is_refused() {
        assertRefused("empty-file", "Connections.csv", new byte[0]);
        assertRefused("empty-file", "Connections.csv", " \n \r\n".getBytes(StandardCharsets.UTF_8));
        assertRefused("empty-file", "Connections.csv", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }

    @Test
    void a_picture_named_csv_is_refused() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

        assertRefused("not-a-table", "Connections.csv", png);
        byte[] noise = new byte[5_000];
        new java.util.Random(1).nextBytes(noise);
        assertRefused("not-text", "Connections.csv", noise);
    }

    @Test
    void an_unknown_header_is_refused() {
        assertRefused("header-unknown", "Connections.csv", "Name;Mail\nA;B\n".getBytes(StandardCharsets.UTF_8));
        assertRefused("header-unknown", "notes.txt", "Dear diary\n".getBytes(StandardCharsets.UTF_8));
        assertRefused("not-used", "Company Follows.csv", "Organization,Followed On\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_archive_of_archives_is_refused_whatever_the_inner_one_is_called() throws IOException {
        byte[] inner = zip("Connections.csv", CONNECTIONS);

        assertRefused("archive-in-archive", "x.zip", zipOf("Export.zip", inner));
        assertRefused("archive-in-archive", "x.zip", zipOf("Connections.csv", inner));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../Connections.csv",
                "a/../../Connections.csv",
                "/etc/Connections.csv",
                "C:\\Connections.csv",
                "..\\Connections.csv",
                "a\nb.csv"
            })
    void a_name_that_leads_outside_is_refused(String name) throws IOException {
        assertRefused("unsafe-name", "x.zip", zip(name, CONNECTIONS));
    }

    @Test
    void an_archive_with_none_of_our_files_is_refused() throws IOException {
        assertRefused("nothing-known", "x.zip", zip("readme.txt", "hello", "data.csv", "a,b\n1,2\n"));
    }

    @Test
    void an_archive_that_was_cut_off_is_refused() throws IOException {
        byte[] whole = zip("Connections.csv", CONNECTIONS);

        assertRefused("broken-archive", "x.zip", Arrays.copyOf(whole, whole.length - 30));
        assertRefused("broken-archive", "x.zip", Arrays.copyOf(whole, 40));
    }

    @Test
    void too_many_files_are_refused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i <= Limits.STANDARD.entries(); i++) {
                zip.putNextEntry(new ZipEntry("f" + i + ".csv"));
            }
        }
        assertRefused("too-many-files", "x.zip", bytes.toByteArray());
    }

    @Test
    void a_bomb_is_refused_by_what_it_says_of_itself() throws IOException {
        byte[] bomb = zip("Connections.csv", CONNECTIONS, "Invitations.csv", CONNECTIONS);
        declare(bomb, 0xFFFF_FFFEL);

        assertRefused("bomb", "x.zip", bomb);
    }

    @Test
    void a_bomb_that_packs_better_than_any_text_is_refused() throws IOException {
        assertRefused("bomb", "x.zip", zip("Connections.csv", CONNECTIONS + "x".repeat(64 << 20)));
    }

    @Test
    void a_bomb_that_lies_about_its_size_is_refused_on_the_way() throws IOException {
        byte[] bomb = zip("Connections.csv", CONNECTIONS + "x".repeat(64 << 20));
        declare(bomb, 256);

        assertThatThrownBy(() -> inspect("x.zip", bomb))
                .isInstanceOf(DomainException.class)
                .satisfies(e -> assertThat(code((DomainException) e)).isIn("bomb", "broken-archive"));
    }

    @Test
    void refusals_are_told_in_the_readers_language() throws IOException {
        Path file = Files.write(folder.resolve("empty"), new byte[0]);

        assertThatThrownBy(() -> Upload.open(file, "x.csv", Limits.STANDARD, Locale.forLanguageTag("nl")))
                .hasMessageContaining("leeg");
    }

    private void assertRefused(String code, String name, byte[] bytes) {
        assertThatThrownBy(() -> inspect(name, bytes)).as(name).isInstanceOfSatisfying(DomainException.class, e -> {
            assertThat(code(e)).isEqualTo(code);
            assertThat(e.getMessage()).isNotBlank().doesNotContain("{").isNotEqualTo(code);
        });
    }

    private static String code(DomainException e) {
        return e.faults().get(0).code();
    }

    private List<Found> inspect(String name, byte[] bytes) throws IOException {
        return inspect(Files.write(Files.createTempFile(folder, "u", ".bin"), bytes), name);
    }

    private static List<Found> inspect(Path file, String name) throws IOException {
        try (var upload = Upload.open(file, name, Limits.STANDARD, Locale.ENGLISH)) {
            return upload.inspect();
        }
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zipOf(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            var crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    /** Rewrites what the central directory says of the last file's unpacked size. */
    private static void declare(byte[] zip, long size) {
        int directory = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
        for (int i = 0; i < 4; i++) {
            zip[directory + 24 + i] = (byte) (size >> 8 * i);
        }
    }

    @Test
    void what_is_read_is_what_was_uploaded() throws IOException {
        byte[] bytes = zip("a/Connections.csv", CONNECTIONS);
        Path file = Files.write(folder.resolve("export.zip"), bytes);

        try (var upload = Upload.open(file, "export.zip", Limits.STANDARD, Locale.ENGLISH);
                InputStream in = upload.read("a/Connections.csv")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(CONNECTIONS);
        }
    }
}
