package dev.acquaint.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.kernel.DomainException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LessonsTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    /** People who only left a comment under somebody's text: the source table names them, a lesson does not. */
    private static final List<String> PRIVATE_PEOPLE = List.of(
            "polisz",
            "Stefan Drew",
            "stephenbooth",
            "asteriskrntt",
            "Mosley",
            "Shah Karim",
            "Condon",
            "Ericson",
            "Rosanna",
            "Vigus");

    /** Lessons whose whole subject is that people see it differently. */
    private static final Set<String> ABOUT_NOTHING_ELSE = Set.of("is-there-a-time-to-refuse", "calibrate-to-your-life");

    private final Lessons lessons = new Lessons();

    /** The engine's table of the lessons that packs name: id, English title, Dutch title, rows. */
    static List<String[]> namedByPacks() throws IOException {
        try (var in = LessonsTest.class.getResourceAsStream("/dev/acquaint/engine/lessons.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }

    static Stream<LessonView> everyLesson() {
        return Library.LANGUAGES.stream().flatMap(language -> Library.shipped().in(language).values().stream());
    }

    @Test
    void every_lesson_that_a_pack_names_is_written_in_both_languages_under_its_own_title() throws IOException {
        var named = namedByPacks();
        assertThat(named).hasSizeGreaterThanOrEqualTo(26);
        for (String[] row : named) {
            assertThat(lessons.get(row[0], Locale.ENGLISH).summary().title()).isEqualTo(row[1]);
            assertThat(lessons.get(row[0], DUTCH).summary().title()).isEqualTo(row[2]);
        }
    }

    @Test
    void the_list_holds_each_lesson_once_in_the_same_order_in_both_languages() {
        var english =
                lessons.list(Locale.ENGLISH).stream().map(LessonSummary::id).toList();
        assertThat(english).hasSizeGreaterThanOrEqualTo(26).doesNotHaveDuplicates();
        assertThat(lessons.list(DUTCH)).extracting(LessonSummary::id).isEqualTo(english);
    }

    @ParameterizedTest
    @MethodSource("everyLesson")
    void a_lesson_is_long_enough_to_teach_and_short_enough_to_read(LessonView lesson) {
        assertThat(words(lesson)).as(name(lesson)).hasSizeBetween(250, 500);
        assertThat(lesson.summary().minutes()).isBetween(1, 3);
    }

    @ParameterizedTest
    @MethodSource("everyLesson")
    void a_lesson_says_whose_thought_it_is_and_who_sees_it_otherwise_and_ends_in_something_to_try(LessonView lesson) {
        boolean english = lesson.language().equals(Locale.ENGLISH);
        assertThat(lesson.author()).isNotBlank();
        assertThat(lesson.source()).isNotBlank();
        assertThat(lesson.summary().summary()).matches(".*[.?]");
        var headings = new ArrayList<String>();
        var matcher = Pattern.compile("<h2>(.*?)</h2>").matcher(lesson.html());
        while (matcher.find()) {
            headings.add(matcher.group(1));
        }
        assertThat(headings.get(headings.size() - 1)).as(name(lesson)).isEqualTo(english ? "Try it" : "Probeer het");
        if (!ABOUT_NOTHING_ELSE.contains(lesson.summary().id())) {
            assertThat(headings).as(name(lesson)).contains(english ? "Where others differ" : "Wie het anders ziet");
        }
    }

    @ParameterizedTest
    @MethodSource("everyLesson")
    void nobody_who_only_commented_is_named_and_nobody_is_shouted_at(LessonView lesson) {
        var all = lesson.author() + lesson.source() + lesson.html();
        assertThat(all).as(name(lesson)).doesNotContain(PRIVATE_PEOPLE).doesNotContain("!");
    }

    @ParameterizedTest
    @MethodSource("everyLesson")
    void no_part_of_a_lesson_was_left_in_the_other_language(LessonView lesson) {
        var other = lesson.language().equals(DUTCH) ? Locale.ENGLISH : DUTCH;
        assertThat(runs(lesson))
                .as(name(lesson))
                .doesNotContainAnyElementsOf(runs(lessons.get(lesson.summary().id(), other)));
    }

    @Test
    void a_language_that_no_lesson_speaks_gets_the_english_ones() {
        assertThat(lessons.get("meet-first", Locale.JAPANESE).language()).isEqualTo(Locale.ENGLISH);
        assertThat(lessons.get("meet-first", Locale.forLanguageTag("nl-BE")).language())
                .isEqualTo(DUTCH);
    }

    @Test
    void an_unknown_lesson_is_not_found() {
        assertThatThrownBy(() -> lessons.get("../en/meet-first", Locale.ENGLISH))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void markup_in_a_lesson_stays_text_and_a_script_link_goes_nowhere() {
        var lesson = Library.parse("x", Locale.ENGLISH, """
                ---
                title: X
                summary: Y: with a colon.
                level: start
                author: A
                source: B
                ---
                <script>alert(1)</script> [here](javascript:alert(1)) #{7*7}
                """);
        assertThat(lesson.html())
                .doesNotContain("<script", "href=\"javascript:")
                .contains("&lt;script&gt;", "#{7*7}");
        assertThat(lesson.summary().summary()).isEqualTo("Y: with a colon.");
    }

    @Test
    void a_lesson_without_its_heading_lines_stops_the_start() {
        assertThatThrownBy(() -> Library.parse("x", Locale.ENGLISH, "Just text\n"))
                .hasMessageContaining("Lesson x");
        assertThatThrownBy(() -> Library.parse("x", Locale.ENGLISH, "---\ntitle: X\n---\nText\n"))
                .hasMessageContaining("has no");
    }

    private static List<String> words(LessonView lesson) {
        return List.of(lesson.html().replaceAll("<[^>]+>", " ").strip().split("\\s+"));
    }

    private static Set<String> runs(LessonView lesson) {
        var words = words(lesson);
        var runs = new HashSet<String>();
        for (int i = 0; i + 8 <= words.size(); i++) {
            runs.add(String.join(" ", new ArrayList<>(words.subList(i, i + 8))));
        }
        return runs;
    }

    private static String name(LessonView lesson) {
        return lesson.summary().id() + " (" + lesson.language() + ")";
    }
}
