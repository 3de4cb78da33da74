package dev.acquaint.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoExportTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    @TempDir
    private Path folder;

    @Test
    void ages_become_dates_as_each_file_writes_them() throws IOException {
        Path zip = DemoExport.write(Path.of("../demo"), folder, TODAY);

        assertThat(zip).hasFileName("Basic_LinkedInDataExport_03-01-2027.zip");
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            String invitations = text(archive, "Invitations.csv");
            assertThat(invitations).contains("2/26/27, 9:12 AM").doesNotContain("{");
            assertThat(text(archive, "messages.csv")).containsPattern("202\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
        }
    }

    @Test
    void the_same_day_makes_the_same_file() throws IOException {
        byte[] first = Files.readAllBytes(DemoExport.write(Path.of("../demo"), folder.resolve("a"), TODAY));
        byte[] second = Files.readAllBytes(DemoExport.write(Path.of("../demo"), folder.resolve("b"), TODAY));

        assertThat(first).isEqualTo(second);
    }

    private static String text(ZipFile archive, String name) throws IOException {
        try (var in = archive.getInputStream(archive.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
