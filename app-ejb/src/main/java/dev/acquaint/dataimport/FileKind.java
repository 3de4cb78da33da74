package dev.acquaint.dataimport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of an export that are read, told by their header, in the order in which they are read: people first, so that
 * later files find them.
 */
enum FileKind {
    PROFILE("profile", Set.of("first name", "last name", "headline", "summary"), "profile"),
    CONNECTIONS("connections", Set.of("first name", "last name", "connected on"), "connections"),
    INVITATIONS("invitations", Set.of("from", "to", "sent at", "direction"), "invitations"),
    RECOMMENDATIONS_RECEIVED("recommendations", Set.of(), "recommendations_received", "recommendations received"),
    RECOMMENDATIONS_GIVEN("recommendations", Set.of(), "recommendations_given", "recommendations given"),
    ENDORSEMENTS_RECEIVED(
            "endorsements",
            Set.of("endorsement date", "endorser first name", "endorser last name"),
            "endorsement_received_info",
            "endorsement received info"),
    ENDORSEMENTS_GIVEN(
            "endorsements",
            Set.of("endorsement date", "endorsee first name", "endorsee last name"),
            "endorsement_given_info",
            "endorsement given info"),
    MESSAGES("messages", Set.of("conversation id", "from", "date"), "messages"),
    MESSAGES_2018("messages", Set.of("from", "to", "date", "subject", "direction", "folder"), "messages"),
    COMPANY_FOLLOWS("company-follows", Set.of("organization", "followed on"), "company follows"),
    /** A category without data: a sentence in place of a header. */
    EMPTY("empty", Set.of()),
    /** Part of an export, but nothing that a policy or a measure uses. */
    NOT_USED("not-used", Set.of());

    private static final Set<String> RECOMMENDATION_HEADER =
            Set.of("first name", "last name", "text", "creation date", "status");

    private final String code;
    private final Set<String> header;
    private final List<String> names;

    FileKind(String code, Set<String> header, String... names) {
        this.code = code;
        this.header = header;
        this.names = List.of(names);
    }

    /** The name people and the API see. */
    String code() {
        return code;
    }

    boolean isRead() {
        return this != COMPANY_FOLLOWS && this != EMPTY && this != NOT_USED;
    }

    /** Whether this list of column names is the header of a kind of ours. Both recommendation files share one. */
    static boolean isHeader(Set<String> columns) {
        return columns.containsAll(RECOMMENDATION_HEADER)
                || Arrays.stream(values()).anyMatch(kind -> kind.matches(columns));
    }

    static Optional<FileKind> of(Set<String> columns, String fileName) {
        if (columns.containsAll(RECOMMENDATION_HEADER)) {
            return ofName(fileName).filter(kind -> kind == RECOMMENDATIONS_RECEIVED || kind == RECOMMENDATIONS_GIVEN);
        }
        return Arrays.stream(values()).filter(kind -> kind.matches(columns)).findFirst();
    }

    /** By the file's name alone, whatever folder, copy number or member id it carries. */
    static Optional<FileKind> ofName(String fileName) {
        String name = fileName.substring(fileName.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.csv$", "")
                .replaceFirst(" ?\\(\\d+\\)$", "")
                .replaceFirst("_\\d+$", "")
                .strip();
        return Arrays.stream(values()).filter(kind -> kind.names.contains(name)).findFirst();
    }

    /** The column names as they are compared: case and blanks around them do not count. */
    static Map<String, Integer> columns(List<String> header) {
        return java.util.stream.IntStream.range(0, header.size())
                .boxed()
                .filter(i -> !header.get(i).isBlank())
                .collect(Collectors.toMap(i -> normal(header.get(i)), i -> i, (first, second) -> first));
    }

    private static String normal(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private boolean matches(Set<String> columns) {
        return !header.isEmpty() && columns.containsAll(header);
    }
}
