package dev.acquaint.dataimport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes exports of people who do not exist, with every variant and quirk of ten years in known numbers: equal seeds give
 * equal bytes. To write one to disk: {@code ExportGenerator <file.zip> <seed> <connections> <invitations> <messages>
 * <yyyy-mm-dd>}.
 */
public final class ExportGenerator {

    /** How many of a kind an export holds, whatever its size. */
    static final int WITHDRAWN = 7;

    static final int SHARED_NAMES = 6;
    static final int BROKEN_CONNECTIONS = 9;
    static final int BROKEN_INVITATIONS = 8;
    static final int BROKEN_MESSAGES = 4;

    private static final String OWN_NAME = "Robin Vermeer";
    private static final String OWN_ADDRESS = "https://www.linkedin.com/in/robin-vermeer";

    private static final String[] FIRST = {
        "Anna", "Bas", "Chloé", "Dirk", "Eva", "Femke", "Günther", "Hugo", "Iris", "Jan", "Karin", "Lars", "Mira",
        "Nils", "Olga", "Piotr", "Quinn", "Rosa", "Sven", "Tess", "Ulla", "Vera", "Wim", "Xenia", "Yara", "Zoë"
    };
    private static final String[] LAST = {
        "de Vries", "Jansen", "van den Berg", "Bakker", "Nowak", "García", "Müller", "Okafor", "Sørensen", "Tanaka",
        "O'Brien", "Łukasik", "d'Hondt", "Petrović", "Haddad", "Kim", "Novák", "Rossi", "Silva", "Weber"
    };
    private static final String[] COMPANIES = {
        "Acme", "Delta & Zonen", "Stichting \"De Brug\"", "Haven, Kade en Co", "", "Noord-Zuid", "東京工業", "Café Olé"
    };
    private static final String[] POSITIONS = {
        "Engineer", "Head of \"things\"", "Coach, facilitator", "", "Owner 🚀", "Team lead;\u00a0Ops", "CEO"
    };

    private static final DateTimeFormatter DAY = format("dd MMM uuuu");
    private static final DateTimeFormatter SPREADSHEET_DAY = format("d-MMM-yy");
    private static final DateTimeFormatter OLD = format("M/d/yy, h:mm a");
    private static final DateTimeFormatter MESSAGE = format("uuuu-MM-dd HH:mm:ss 'UTC'");
    private static final DateTimeFormatter RECOMMENDED = format("MM/dd/yy, hh:mm a");
    private static final DateTimeFormatter ENDORSED = format("uuuu/MM/dd HH:mm:ss 'UTC'");

    /** @param today the day on which the member downloaded it */
    public record Size(long seed, int connections, int invitations, int messages, LocalDate today) {}

    /**
     * What an import of it must report.
     *
     * @param rows by file, all that are read
     * @param rejected by file, the lines made broken, each with its code
     * @param duplicates rows that repeat an earlier one
     * @param openIncoming names of the senders who must be in the inbox, sorted, once for each invitation
     * @param doubtful how many of them bear a connection's name and no address
     */
    public record Expected(
            Map<String, Integer> rows,
            Map<String, Map<Long, String>> rejected,
            Map<String, Integer> duplicates,
            int connections,
            List<String> openIncoming,
            int doubtful,
            int openOutgoing) {

        int rejectedRows() {
            return rejected.values().stream().mapToInt(Map::size).sum();
        }
    }

    public record Made(byte[] zip, Expected expected) {}

    private record Person(String first, String last, String url, String company, String position, LocalDate since) {
        String name() {
            return first + " " + last;
        }
    }

    private final Random random;
    private final Size size;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Integer> rows = new TreeMap<>();
    private final Map<String, Map<Long, String>> rejected = new TreeMap<>();
    private final Map<String, Integer> duplicates = new TreeMap<>();
    private final List<Person> withAddress = new ArrayList<>();
    private final List<Person> withoutAddress = new ArrayList<>();
    private final List<String> sharedNames = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private int doubtful;
    private int openOutgoing;
    private int connections;
    private int number;

    private ExportGenerator(Size size) {
        this.size = size;
        this.random = new Random(size.seed());
    }

    public static void main(String[] args) throws IOException {
        var made = make(new Size(
                Long.parseLong(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                LocalDate.parse(args[5])));
        Files.write(Path.of(args[0]), made.zip());
        System.out.println(made.expected());
    }

    public static Made make(Size size) {
        return new ExportGenerator(size).make();
    }

    private Made make() {
        connections();
        invitations();
        messages();
        vouches();
        others();
        return new Made(
                zip(),
                new Expected(
                        rows,
                        rejected,
                        duplicates,
                        connections,
                        open.stream().sorted().toList(),
                        doubtful,
                        openOutgoing));
    }

    /** Three files of three eras: as downloaded now, re-saved by a spreadsheet, and without addresses. */
    private void connections() {
        int old = size.connections() / 10;
        int resaved = size.connections() / 5;
        int recent = size.connections() - old - resaved;
        var main = new Csv("Connections.csv", ',', "\n");
        main.raw("Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are"
                + " missing.\nYou can learn more here: https://www.linkedin.com/help\"\n\n");
        main.header("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On");
        for (int i = 0; i < recent - 2 * SHARED_NAMES; i++) {
            connection(main, person(true), DAY);
        }
        for (int i = 0; i < SHARED_NAMES; i++) {
            Person one = person(true);
            Person other = new Person(
                    one.first(),
                    one.last(),
                    person(true).url(),
                    "Elsewhere",
                    "Other",
                    one.since().minusDays(40));
            sharedNames.add(one.name());
            connection(main, one, DAY);
            connection(main, other, DAY);
        }
        for (int i = 0; i < WITHDRAWN; i++) {
            main.row("", "", "", "", "", "", DAY.format(size.today().minusDays(100 + i)));
        }
        breakConnections(main);
        main.repeatLast();
        main.done(StandardCharsets.UTF_8, false);

        var spreadsheet = new Csv("Connections_1.csv", ';', "\r\n");
        spreadsheet.header("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On");
        for (int i = 0; i < resaved; i++) {
            connection(spreadsheet, person(true), SPREADSHEET_DAY);
        }
        spreadsheet.done(StandardCharsets.UTF_8, true);

        var early = new Csv("Connections_2.csv", ',', "\n");
        early.header("First Name", "Last Name", "Email Address", "Company", "Position", "Connected On");
        for (int i = 0; i < old; i++) {
            Person person = person(false);
            withoutAddress.add(person);
            connections++;
            early.row(
                    person.first(),
                    person.last(),
                    i % 20 == 0 ? "mail" + i + "@example.org" : "",
                    person.company(),
                    person.position(),
                    OLD.format(person.since().atTime(15, 5)));
        }
        early.done(StandardCharsets.UTF_8, false);
    }

    private void connection(Csv csv, Person person, DateTimeFormatter day) {
        withAddress.add(person);
        connections++;
        csv.row(
                person.first(),
                person.last(),
                person.url(),
                random.nextInt(40) == 0 ? "someone@example.org" : "",
                person.company(),
                person.position(),
                day.format(person.since()));
    }

    private void breakConnections(Csv csv) {
        csv.broken("too-few-columns", "Only,Three,Columns");
        csv.broken("too-few-columns", "Jan,Kort,https://www.linkedin.com/in/jan-kort");
        csv.broken("too-many-columns", "Ex,Tra,https://www.linkedin.com/in/ex-tra,,A,B,12 Jan 2024,more");
        csv.broken("date-unreadable", "Da,Te,https://www.linkedin.com/in/da-te,,A,B,the other day");
        csv.broken("date-unreadable", "Da,Te2,https://www.linkedin.com/in/da-te2,,A,B,31 Feb 2024");
        csv.broken("date-missing", "No,Date,https://www.linkedin.com/in/no-date,,A,B,");
        csv.broken("date-implausible", "Old,Date,https://www.linkedin.com/in/old-date,,A,B,12 Jan 1024");
        csv.broken("broken-quotes", "Que,\"Unclosed,https://www.linkedin.com/in/que,,A,B,12 Jan 2024");
        csv.broken("broken-quotes", "Que,\"Two\" words,https://www.linkedin.com/in/que2,,A,B,12 Jan 2024");
    }

    private void invitations() {
        int total = size.invitations();
        var recent = new Csv("Invitations.csv", ',', "\n");
        recent.header("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl");
        var urns = new Csv("Invitations_1.csv", ',', "\n");
        urns.header(
                "From",
                "To",
                "Sent At",
                "Message",
                "Direction",
                "inviterProfileUrl",
                "inviterProfileUrn",
                "inviteeProfileUrl",
                "inviteeProfileUrn");
        var early = new Csv("Invitations_2.csv", ',', "\n");
        early.header("From", "To", "Sent At", "Message", "Direction");
        for (int i = 0; i < total; i++) {
            Csv csv = i % 10 == 8 ? urns : i % 10 == 9 ? early : recent;
            boolean incoming = random.nextInt(10) < 7;
            if (incoming) {
                incoming(csv, csv == early, i);
            } else {
                outgoing(csv, csv == early, i);
            }
        }
        for (String name : sharedNames) {
            // A name that two connections bear, and no address: it cannot be told whether it is one of them.
            doubtful++;
            open.add(name);
            invitation(early, name, "", size.today().minusDays(20 + doubtful).atTime(9, 30), "Good to see you", true);
        }
        recent.broken("too-few-columns", "Somebody," + OWN_NAME + ",\"3/14/25, 2:37 PM\"");
        recent.broken("direction-unknown", "Some Body," + OWN_NAME + ",\"3/14/25, 2:37 PM\",,SIDEWAYS,,");
        recent.broken("direction-unknown", "Some Body," + OWN_NAME + ",\"3/14/25, 2:37 PM\",,,,");
        recent.broken("date-unreadable", "Some Body," + OWN_NAME + ",\"14/3/25, 2:37 PM\",,INCOMING,,");
        recent.broken("date-missing", "Some Body," + OWN_NAME + ",,,INCOMING,,");
        recent.broken("broken-quotes", "Some Body," + OWN_NAME + ",\"3/14/25, 2:37 PM\",\"Hi there,INCOMING,,");
        recent.broken(
                "note-too-long",
                "Some Body," + OWN_NAME + ",\"3/14/25, 2:37 PM\"," + "x".repeat(2_001) + ",INCOMING,,");
        recent.broken("name-too-long", "y".repeat(201) + "," + OWN_NAME + ",\"3/14/25, 2:37 PM\",,INCOMING,,");
        recent.repeatLast();
        recent.done(StandardCharsets.UTF_8, false);
        urns.done(StandardCharsets.UTF_8, true);
        early.done(StandardCharsets.UTF_8, false);
    }

    private void incoming(Csv csv, boolean byNameOnly, int i) {
        if (random.nextInt(100) < 80) {
            Person known = connection(byNameOnly);
            // Some are dated after the connection; the clocks of the two differ.
            var at = known.since().plusDays(random.nextInt(3) - 1).atTime(8 + random.nextInt(10), i % 60);
            invitation(csv, known.name(), written(known.url(), i), at, note(i), true);
            return;
        }
        Person stranger = person(!byNameOnly);
        int age = random.nextInt(300);
        // Six months are 181 to 184 days: keep clear of the edge, that is the matching's own test.
        age = age > 170 && age < 200 ? 120 : age;
        if (age <= 170) {
            open.add(stranger.name());
        }
        invitation(
                csv,
                stranger.name(),
                written(stranger.url(), i),
                size.today().minusDays(age).atTime(7 + random.nextInt(14), i % 60),
                note(i),
                true);
    }

    private void outgoing(Csv csv, boolean byNameOnly, int i) {
        boolean answered = random.nextInt(100) < 60;
        Person other = answered ? connection(byNameOnly) : person(!byNameOnly);
        if (!answered) {
            openOutgoing++;
        }
        var at = size.today().minusDays(random.nextInt(400)).atTime(8 + random.nextInt(10), i % 60);
        invitation(csv, other.name(), written(other.url(), i), at, note(i), false);
    }

    private void invitation(Csv csv, String name, String url, LocalDateTime at, String note, boolean incoming) {
        List<String> row = new ArrayList<>(List.of(
                incoming ? name : OWN_NAME,
                incoming ? OWN_NAME : name,
                OLD.format(at),
                note,
                incoming ? "INCOMING" : "OUTGOING"));
        String inviter = incoming ? url : OWN_ADDRESS;
        String invitee = incoming ? OWN_ADDRESS : url;
        if (csv.columns == 7) {
            row.addAll(List.of(inviter, invitee));
        } else if (csv.columns == 9) {
            row.addAll(List.of(inviter, "urn:li:member:1", invitee, "urn:li:member:2"));
        }
        csv.row(row.toArray(String[]::new));
    }

    /** Someone connected whose name is nobody else's, so that the name alone suffices where there is no address. */
    private Person connection(boolean byNameOnly) {
        while (true) {
            List<Person> all = byNameOnly && !withoutAddress.isEmpty() ? withoutAddress : withAddress;
            Person person = all.get(random.nextInt(all.size()));
            if (!sharedNames.contains(person.name())) {
                return person;
            }
        }
    }

    /** One address, written as exports and people write it. */
    private static String written(String url, int i) {
        if (url.isEmpty()) {
            return url;
        }
        return switch (i % 5) {
            case 0 -> url + "/";
            case 1 -> url.replace("https://www.", "http://");
            case 2 -> url.replace("https://www.", "https://nl.");
            case 3 -> url.replace("linkedin.com", "LinkedIn.com") + "?trk=x";
            default -> url;
        };
    }

    private static String note(int i) {
        return switch (i % 12) {
            case 0 -> "I'd like to add you to my professional network on LinkedIn.";
            case 1 -> "Hi Robin, we met at the fair in Utrecht; I would like to hear how it went. Regards, \"Bo\"";
            case 2 -> "First line\nsecond line, with a comma\n\nand a fourth";
            case 3 -> "Ik wil je graag toevoegen aan mijn professionele netwerk op LinkedIn.";
            case 4 -> "=1+1";
            default -> "";
        };
    }

    private void messages() {
        var recent = new Csv("messages.csv", ',', "\n");
        recent.header(
                "CONVERSATION ID",
                "CONVERSATION TITLE",
                "FROM",
                "SENDER PROFILE URL",
                "TO",
                "RECIPIENT PROFILE URLS",
                "DATE",
                "SUBJECT",
                "CONTENT",
                "FOLDER",
                "ATTACHMENTS",
                "IS MESSAGE DRAFT",
                "IS CONVERSATION DRAFT");
        var noRecipients = new Csv("messages_1.csv", ',', "\r\n");
        noRecipients.header(
                "CONVERSATION ID",
                "CONVERSATION TITLE",
                "FROM",
                "SENDER PROFILE URL",
                "TO",
                "DATE",
                "SUBJECT",
                "CONTENT",
                "FOLDER");
        var early = new Csv("messages_2.csv", ',', "\n");
        early.header("From", "To", "Date", "Subject", "Content", "Direction", "Folder");
        for (int i = 0; i < size.messages(); i++) {
            Person other = connection(false);
            boolean sent = random.nextBoolean();
            String from = sent ? OWN_NAME : other.name();
            String to = sent ? other.name() : OWN_NAME;
            String date =
                    MESSAGE.format(size.today().minusDays(random.nextInt(2_000)).atTime(i % 24, i % 60, i % 59));
            String content = content(i);
            if (i % 20 == 18) {
                noRecipients.row("c" + i, "", from, sent ? OWN_ADDRESS : other.url(), to, date, "", content, "ARCHIVE");
            } else if (i % 20 == 19) {
                early.row(from, to, date, "", content, sent ? "OUTGOING" : "INCOMING", "INBOX");
            } else if (i % 20 == 17) {
                recent.row(
                        "c" + i,
                        "Sponsored Conversation",
                        "LinkedIn Member",
                        "",
                        OWN_NAME,
                        OWN_ADDRESS,
                        date,
                        "Offer",
                        content,
                        "",
                        "",
                        "No",
                        "No");
            } else {
                recent.row(
                        "c" + i,
                        "",
                        from,
                        sent ? OWN_ADDRESS : other.url(),
                        to,
                        sent ? other.url() : OWN_ADDRESS,
                        date,
                        "",
                        content,
                        i % 7 == 0 ? "" : "INBOX",
                        "",
                        i % 50 == 0 ? "Yes" : "No",
                        "No");
            }
        }
        recent.broken("too-few-columns", "c-x,,Somebody");
        recent.broken("date-unreadable", "c-x,,A B,,C D,,yesterday,,text,INBOX,,No,No");
        recent.broken("date-missing", "c-x,,A B,,C D,,,,text,INBOX,,No,No");
        recent.broken("broken-quotes", "c-x,,A B,,C D,,2026-01-01 10:00:00 UTC,,\"never closed,INBOX,,No,No");
        recent.repeatLast();
        recent.done(StandardCharsets.UTF_8, false);
        noRecipients.done(StandardCharsets.UTF_8, false);
        early.done(StandardCharsets.UTF_8, false);
    }

    private static String content(int i) {
        return switch (i % 6) {
            case 0 -> "<p>Hello <b>there</b>, see <a href=\"https://example.org\">this</a></p>";
            case 1 -> "one\ntwo\n\n\"three\"";
            case 2 -> "";
            default -> "Message " + i;
        };
    }

    private void vouches() {
        for (String side : List.of("Received", "Given")) {
            var recommendations = new Csv("Recommendations_" + side + ".csv", ',', "\n");
            recommendations.header(
                    "First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status");
            for (int i = 0; i < 6; i++) {
                Person person = withAddress.get(i % withAddress.size());
                recommendations.row(
                        person.first(),
                        person.last(),
                        person.company(),
                        person.position(),
                        "Kind,\nand to the point.",
                        RECOMMENDED.format(size.today().minusDays(500 + i).atTime(21, 11)),
                        List.of("VISIBLE", "HIDDEN", "PENDING").get(i % 3));
            }
            recommendations.done(StandardCharsets.UTF_8, false);
        }
        var endorsements = new Csv("Endorsement_Received_Info.csv", ',', "\n");
        endorsements.header(
                "Endorsement Date",
                "Skill Name",
                "Endorser First Name",
                "Endorser Last Name",
                "Endorser Public Url",
                "Endorsement Status");
        var early = new Csv("Endorsement Received Info.csv", '\t', "\r\n");
        early.header(
                "Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name", "Endorsement Status");
        for (int i = 0; i < 10; i++) {
            Person person = withAddress.get((20 + i) % withAddress.size());
            String date = ENDORSED.format(size.today().minusDays(300 + i).atTime(0, 52, 3));
            endorsements.row(
                    date,
                    "Listening",
                    person.first(),
                    person.last(),
                    person.url().replace("https://", ""),
                    "ACCEPTED");
            early.row(date, "Coaching", person.first(), person.last(), "ACCEPTED");
        }
        endorsements.done(StandardCharsets.UTF_8, false);
        early.done(StandardCharsets.UTF_16LE, true);
    }

    private void others() {
        var profile = new Csv("Profile.csv", ',', "\n");
        profile.header(
                "First Name",
                "Last Name",
                "Maiden Name",
                "Address",
                "Birth Date",
                "Headline",
                "Summary",
                "Industry",
                "Zip Code",
                "Geo Location",
                "Twitter Handles",
                "Websites",
                "Instant Messengers");
        profile.row(
                "Robin",
                "Vermeer",
                "",
                "Street 1",
                "Jan 1, 1980",
                "Coach",
                "Two\nlines",
                "Coaching",
                "1234AB",
                "Utrecht",
                "",
                "",
                "");
        profile.done(StandardCharsets.UTF_8, false);
        files.put("Learning.csv", "No learning content found\n".getBytes(StandardCharsets.UTF_8));
        files.put("Endorsement_Given_Info.csv", "No endorsements found\n".getBytes(StandardCharsets.UTF_8));
        files.put(
                "Jobs/Job Applications.csv",
                "Application Date,Company\n1/1/24,Acme\n".getBytes(StandardCharsets.UTF_8));
        files.put("Articles/Articles/On listening.html", "<html></html>".getBytes(StandardCharsets.UTF_8));
        files.put(
                "Company Follows.csv",
                "Organization,Followed On\nAcme,Sat Sep 05 08:12:14 UTC 2026\n".getBytes(StandardCharsets.UTF_8));
    }

    private Person person(boolean hasAddress) {
        number++;
        String first = FIRST[number % FIRST.length];
        String last = LAST[number / FIRST.length % LAST.length];
        // The number makes the name unique; every some it stands beside a title, a pictogram or another script.
        String family = last + " " + letters(number);
        if (number % 50 == 0) {
            first = "Dr. " + first;
        } else if (number % 50 == 1) {
            first = first + " 🌍";
        } else if (number % 50 == 2) {
            first = "山田";
        }
        String slug = number % 25 == 3 ? "zoë-łukasik-" + number : "person-" + number;
        String url = hasAddress ? "https://www.linkedin.com/in/" + URLEncoder.encode(slug, StandardCharsets.UTF_8) : "";
        return new Person(
                first,
                family,
                url,
                COMPANIES[random.nextInt(COMPANIES.length)],
                POSITIONS[random.nextInt(POSITIONS.length)],
                size.today().minusDays(30 + random.nextInt(3_000)));
    }

    private static String letters(int number) {
        var letters = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.append("q").toString();
    }

    private byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            String folder =
                    "Complete_LinkedInDataExport_" + format("MM-dd-uuuu").format(size.today()) + "/";
            for (String name : new TreeSet<>(files.keySet())) {
                var entry = new ZipEntry(folder + name);
                entry.setTimeLocal(size.today().atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(files.get(name));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** A file in the making, which keeps count of rows and of lines. */
    private final class Csv {

        private final String name;
        private final char separator;
        private final String lineEnd;
        private final StringBuilder text = new StringBuilder();
        private final Map<Long, String> broken = new HashMap<>();
        private String lastGood = "";
        private int columns;
        private int count;
        private int repeated;

        Csv(String name, char separator, String lineEnd) {
            this.name = name;
            this.separator = separator;
            this.lineEnd = lineEnd;
        }

        void raw(String preamble) {
            text.append(preamble);
        }

        void header(String... names) {
            columns = names.length;
            text.append(String.join(String.valueOf(separator), names)).append(lineEnd);
        }

        void row(String... fields) {
            var row = new StringBuilder();
            for (int i = 0; i < fields.length; i++) {
                row.append(i == 0 ? "" : separator).append(quoted(fields[i]));
            }
            lastGood = row.append(lineEnd).toString();
            text.append(lastGood);
            count++;
        }

        void broken(String code, String line) {
            broken.put(line() + 1, code);
            text.append(line).append(lineEnd);
            count++;
        }

        /** The last whole row once more: it must count as unchanged. */
        void repeatLast() {
            if (!lastGood.isEmpty()) {
                text.append(lastGood);
                count++;
                repeated++;
            }
        }

        void done(Charset charset, boolean bom) {
            files.put(name, ((bom ? "\ufeff" : "") + text).getBytes(charset));
            rows.put(name, count);
            rejected.put(name, new TreeMap<>(broken));
            duplicates.put(name, repeated);
        }

        private long line() {
            return text.chars().filter(c -> c == '\n').count();
        }

        private String quoted(String field) {
            boolean needed = field.indexOf(separator) >= 0
                    || field.indexOf('"') >= 0
                    || field.indexOf('\n') >= 0
                    || field.indexOf('\r') >= 0;
            return needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
        }
    }
}
