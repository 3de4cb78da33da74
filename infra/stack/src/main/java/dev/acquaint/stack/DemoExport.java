package dev.acquaint.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the demo member's export out of {@code infra/demo}: a ZIP as a network gives it, of people who do not exist.
 * The files there hold ages instead of dates, as {@code {12 09:30}} for twelve days ago at half past nine, because an
 * invitation of last year would no longer be open. Equal for equal days.
 */
final class DemoExport {

    private static final Pattern AGE = Pattern.compile("\\{(\\d+)(?: (\\d\\d:\\d\\d))?}");

    private DemoExport() {}

    /** @return the ZIP, named as a network names it, in {@code folder} */
    static Path write(Path templates, Path folder, LocalDate today) throws IOException {
        String name = "Basic_LinkedInDataExport_" + today.format(pattern("MM-dd-uuuu"));
        Path zip = Files.createDirectories(folder).resolve(name + ".zip");
        try (var files = Files.list(templates);
                var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            for (Path file : sorted) {
                var entry = new ZipEntry(file.getFileName().toString());
                entry.setTimeLocal(today.atStartOfDay());
                out.putNextEntry(entry);
                out.write(dated(file, today).getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    private static String dated(Path file, LocalDate today) throws IOException {
        var format = formatOf(file.getFileName().toString());
        return AGE.matcher(Files.readString(file)).replaceAll(age -> format.format(moment(age, today)));
    }

    private static LocalDateTime moment(MatchResult age, LocalDate today) {
        var time = age.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(age.group(2));
        return today.minusDays(Long.parseLong(age.group(1))).atTime(time);
    }

    private static DateTimeFormatter formatOf(String file) {
        return switch (file) {
            case "Connections.csv" -> pattern("dd MMM uuuu");
            case "Invitations.csv" -> pattern("M/d/yy, h:mm a");
            case "messages.csv" -> pattern("uuuu-MM-dd HH:mm:ss 'UTC'");
            case "Company Follows.csv" -> pattern("EEE MMM dd HH:mm:ss 'UTC' uuuu");
            case "Endorsement_Received_Info.csv", "Endorsement_Given_Info.csv" -> pattern("uuuu/MM/dd HH:mm:ss 'UTC'");
            default -> pattern("MM/dd/yy, hh:mm a");
        };
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
