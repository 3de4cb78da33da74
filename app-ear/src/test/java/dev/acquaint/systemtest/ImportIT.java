package dev.acquaint.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.stack.Demo.Login;
import dev.acquaint.systemtest.Api.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SystemTest
class ImportIT {

    private static final String HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

    @Test
    void every_row_is_accounted_for_and_a_second_import_changes_nothing(Demo demo) throws InterruptedException {
        Api api = demo.brightPath();
        String member = demo.memberId(Login.MEMBER);
        byte[] connections = (HEADER
                        + "Ada,Nwosu,https://www.linkedin.com/in/ada-nwosu,,Tulip,Engineer,12 Jan 2024\n"
                        + "Bo,Lind,https://www.linkedin.com/in/bo-lind,,,Gardener,13 Jan 2024\n"
                        + "too,few\n")
                .getBytes(StandardCharsets.UTF_8);

        JsonNode first = imported(api, api.upload(member, "Connections.csv", connections));
        JsonNode second = imported(api, api.upload(member, "Connections.csv", connections));

        assertThat(first.path("state").asText()).as(first.toString()).isEqualTo("done");
        JsonNode file = first.path("files").path(0);
        assertThat(file.path("rows_read").asInt())
                .isEqualTo(3)
                .isEqualTo(file.path("rows_imported").asInt()
                        + file.path("rows_unchanged").asInt()
                        + file.path("rows_rejected").asInt());
        assertThat(file.path("rows_rejected").asInt()).isEqualTo(1);
        assertThat(first.path("rejections").path(0).path("file").asText()).contains("Connections.csv");
        assertThat(first.path("rejections").path(0).path("line").asInt()).isEqualTo(4);
        assertThat(first.path("rejections").path(0).path("detail").asText()).isNotBlank();
        assertThat(second.path("files").path(0).path("rows_imported").asInt()).isZero();
        assertThat(second.path("files").path(0).path("rows_unchanged").asInt()).isEqualTo(2);
    }

    static Stream<Arguments> badUploads() throws IOException {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1};
        byte[] innerZip = zip("Connections.csv", HEADER.getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                Arguments.of("an empty file", "Connections.csv", new byte[0]),
                Arguments.of("an empty ZIP", "export.zip", new byte[] {
                    'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                }),
                Arguments.of("a ZIP of ZIPs", "export.zip", zip("inner.zip", innerZip)),
                Arguments.of("a ZIP cut short", "export.zip", java.util.Arrays.copyOf(innerZip, innerZip.length / 2)),
                Arguments.of("a picture named .csv", "Connections.csv", png),
                Arguments.of(
                        "a header in no known form",
                        "Connections.csv",
                        "a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("a path out of the archive", "export.zip", zip("../../Connections.csv", png)),
                Arguments.of(
                        "UTF-16 with a header in no known form",
                        "Connections.csv",
                        "\ufeffa\tb\n1\t2\n".getBytes(StandardCharsets.UTF_16LE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badUploads")
    void a_file_that_is_no_export_is_refused_clearly_and_writes_nothing(
            String what, String fileName, byte[] content, Demo demo) throws InterruptedException {
        Api api = demo.brightPath();
        String member = demo.memberId(Login.MEMBER);
        String contacts = "/v1/contacts?limit=200&member=" + member;
        int before = api.get(contacts).json().path("items").size();

        Answer answer = api.upload(member, fileName, content);

        if (answer.status() == 202) {
            JsonNode report = imported(api, answer);
            assertThat(report.path("state").asText()).as("%s: %s", what, report).isEqualTo("failed");
            assertThat(report.path("failure").path("detail").asText()).isNotBlank();
        } else {
            assertThat(answer.status()).as("%s: %s", what, answer.body()).isBetween(400, 422);
            answer.assertProblem(answer.status());
        }
        assertThat(api.get(contacts).json().path("items").size()).isEqualTo(before);
    }

    @Test
    void a_form_without_a_file_is_told_so(Demo demo) {
        demo.brightPath().upload(demo.memberId(Login.MEMBER), null, new byte[0]).assertProblem(400);
    }

    @Test
    void a_bomb_is_refused_before_it_is_unpacked(Demo demo) throws IOException, InterruptedException {
        Api api = demo.brightPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("Connections.csv"));
            zip.write(HEADER.getBytes(StandardCharsets.UTF_8));
            byte[] sameAgain = new byte[1 << 20];
            java.util.Arrays.fill(sameAgain, (byte) 'a');
            for (int megabyte = 0; megabyte < 700; megabyte++) {
                zip.write(sameAgain);
            }
            zip.closeEntry();
        }
        assertThat(bytes.size()).isLessThan(2 << 20);

        Answer answer = api.upload(demo.memberId(Login.MEMBER), "export.zip", bytes.toByteArray());

        if (answer.status() == 202) {
            assertThat(imported(api, answer).path("state").asText()).isEqualTo("failed");
        } else {
            answer.assertProblem(answer.status());
            assertThat(answer.status()).isIn(400, 413, 415, 422);
        }
    }

    private static JsonNode imported(Api api, Answer accepted) throws InterruptedException {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return api.finished(accepted.json().path("id").asText()).json();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
