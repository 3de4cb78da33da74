package dev.acquaint.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.Role;
import dev.acquaint.tenancy.TenantId;
import dev.acquaint.web.signin.PageAccess;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the pages as they lie in the sources, so that a new one cannot be forgotten. */
class PagesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Path BUNDLES = Path.of("src/main/resources/dev/acquaint/web");
    private static final Pattern BUNDLE =
            Pattern.compile("<f:loadBundle basename=\"dev\\.acquaint\\.web\\.(\\w+)\\.messages\" var=\"(\\w+)\"");

    /** The whole of who may open what. A page that is missing here fails the test, and so does a changed right. */
    private static final String WHO_MAY_OPEN_WHAT = """
            page                  anonymous  member  coach  hr  admin  operator
            choose                yes        yes     yes    yes yes    yes
            error                 yes        yes     yes    yes yes    yes
            sign-in-problem       yes        yes     yes    yes yes    yes
            sign-up               yes        yes     yes    yes yes    yes
            signed-out            yes        yes     yes    yes yes    yes
            style                 yes        yes     yes    yes yes    yes
            verify                yes        yes     yes    yes yes    yes
            inbox                 -          yes     -      -   -      -
            invitation            -          yes     -      -   -      -
            import                -          yes     -      -   -      -
            clients               -          -       yes    -   -      -
            members               -          -       -      -   yes    -
            learn                 -          yes     yes    yes yes    -
            lesson                -          yes     yes    yes yes    -
            profile               -          yes     yes    yes yes    -
            operator              -          -       -      -   -      yes
            """;

    static Stream<Path> pages() throws IOException {
        try (var files = Files.walk(WEBAPP)) {
            return files
                    .filter(file -> file.toString().endsWith(".xhtml"))
                    .filter(file -> !file.startsWith(WEBAPP.resolve("WEB-INF")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<Path> pagesAndTheirParts() throws IOException {
        try (var files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).sorted().toList().stream();
        }
    }

    @Test
    void every_page_says_who_may_open_it_and_nothing_else_is_listed() throws IOException {
        var existing =
                pages().map(page -> "/" + WEBAPP.relativize(page)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(existing).hasSizeGreaterThan(10);
        assertThat(new TreeSet<>(PageAccess.shipped().pages())).isEqualTo(existing);
    }

    @Test
    void each_role_opens_its_own_pages_and_no_other() {
        var rows = WHO_MAY_OPEN_WHAT
                .lines()
                .skip(1)
                .map(line -> line.split("\\s+"))
                .toList();
        var listed = rows.stream().map(row -> "/" + row[0] + ".xhtml").collect(Collectors.toSet());
        assertThat(listed).isEqualTo(PageAccess.shipped().pages());
        var people = Stream.of(null, Role.MEMBER, Role.COACH, Role.HR_MANAGER, Role.ORG_ADMIN, Role.PLATFORM_OPERATOR)
                .map(PagesTest::caller)
                .toList();
        for (String[] row : rows) {
            var rule = PageAccess.shipped().of("/" + row[0] + ".xhtml").orElseThrow();
            for (int i = 0; i < people.size(); i++) {
                assertThat(rule.allows(people.get(i)))
                        .as(row[0] + " for "
                                + (people.get(i) == null
                                        ? "anonymous"
                                        : people.get(i).roles()))
                        .isEqualTo(row[i + 1].equals("yes"));
            }
        }
    }

    @Test
    void pages_are_mapped_by_their_suffix_alone() throws IOException {
        // Beside a prefix for resources, the server takes ".xhtml" for a part of their names and finds none.
        var mappings = Pattern.compile("<servlet-mapping><servlet-name>faces</servlet-name>(.*?)</servlet-mapping>")
                .matcher(Files.readString(WEBAPP.resolve("WEB-INF/web.xml")))
                .results()
                .map(mapping -> mapping.group(1))
                .toList();
        assertThat(mappings).containsExactly("<url-pattern>*.xhtml</url-pattern>");
    }

    @Test
    void what_is_no_page_of_ours_has_no_rule() {
        for (String path : List.of("/WEB-INF/template.xhtml", "/inbox", "/INBOX.xhtml", "//inbox.xhtml", "/x.xhtml")) {
            assertThat(PageAccess.shipped().of(path)).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_stands_in_a_template_with_a_title_and_a_sentence(Path page) throws IOException {
        var text = Files.readString(page);
        assertThat(text)
                .containsPattern("template=\"/WEB-INF/(template|public)\\.xhtml\"")
                .contains("<ui:define name=\"content\">");
        assertThat(text.contains("<ui:define name=\"title\">") && text.contains("<ui:define name=\"sentence\">")
                        || text.contains("<ui:define name=\"page\">"))
                .as("title and sentence, or an own head")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_one_primary_action_at_its_head_at_most(Path page) throws IOException {
        var matcher = Pattern.compile("<ui:define name=\"action\">(.*?)</ui:define>", Pattern.DOTALL)
                .matcher(Files.readString(page));
        int primary = 0;
        while (matcher.find()) {
            primary += matcher.group(1).split("button-primary", -1).length - 1;
        }
        assertThat(primary).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("pagesAndTheirParts")
    void a_page_carries_no_script_of_its_own_and_trusts_only_lessons_as_markup(Path page) throws IOException {
        var text = Files.readString(page);
        assertThat(text).doesNotContainPattern("<script[ >]").doesNotContainPattern("\\son(click|change|load)=\"[^#]");
        if (!page.endsWith("lesson.xhtml")) {
            assertThat(text).doesNotContain("escape=\"false\"");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_word_a_page_asks_its_own_bundle_for_is_there_in_both_languages(Path page) throws IOException {
        var text = Files.readString(page);
        var bundles = BUNDLE.matcher(text);
        while (bundles.find()) {
            var keys = Pattern.compile("\\b" + bundles.group(2) + "\\['([\\w.-]+)'\\]")
                    .matcher(text);
            var asked = new TreeSet<String>();
            while (keys.find()) {
                asked.add(keys.group(1));
            }
            assertThat(words(bundles.group(1), Locale.ENGLISH).keySet())
                    .as("%s of %s", page, bundles.group(1))
                    .containsAll(asked);
        }
    }

    static Stream<String> bundles() throws IOException {
        try (var files = Files.walk(BUNDLES)) {
            return files
                    .filter(file -> file.endsWith("messages_en.properties"))
                    .map(file -> file.getParent().getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void english_and_dutch_say_the_same_things_in_different_words(String bundle) throws IOException {
        var english = words(bundle, Locale.ENGLISH);
        var dutch = words(bundle, Locale.forLanguageTag("nl"));
        assertThat(dutch.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> {
            assertThat(dutch.get(key).isBlank()).as(key).isEqualTo(text.isBlank());
            assertThat(gaps(dutch.get(key))).as("places to fill in " + key).isEqualTo(gaps(text));
            assertThat(text + dutch.get(key)).as("no shouting in " + key).doesNotContain("!");
        });
        assertThat(english.entrySet().stream().filter(word -> word.getValue().equals(dutch.get(word.getKey()))))
                .as("mostly translated")
                .hasSizeLessThan(Math.max(6, english.size() / 4));
    }

    private static Set<String> gaps(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(gap -> gap.group(1))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> words(String bundle, Locale language) throws IOException {
        var properties = new Properties();
        var file = BUNDLES.resolve(bundle).resolve("messages_" + language.getLanguage() + ".properties");
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        var words = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return words;
    }

    private static Caller caller(Role role) {
        if (role == null) {
            return null;
        }
        var roles = EnumSet.of(role);
        return new Caller(
                role == Role.PLATFORM_OPERATOR ? null : new TenantId(1),
                null,
                "subject",
                "Name",
                roles,
                Role.permissionsOf(roles, Set.of()),
                "Organization",
                Locale.ENGLISH);
    }
}
