package dev.acquaint.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The colours as the browser gets them, against WCAG 2.2: 4.5 to 1 for text, 3 to 1 for what one must see to use. */
class ContrastTest {

    private static final Pattern TOKEN =
            Pattern.compile("--([a-z-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");
    private static final List<String> PAPERS = List.of("paper", "surface", "raised", "sunken", "hover", "rail-paper");
    private static final List<String> OUTCOMES =
            List.of("accept", "ask", "meet", "review", "ignore", "decline", "report");

    private static Map<String, String[]> tokens() throws IOException {
        var found = new HashMap<String, String[]>();
        var matcher = TOKEN.matcher(Files.readString(Path.of("src/main/webapp/resources/acquaint/tokens.css")));
        while (matcher.find()) {
            found.put(matcher.group(1), new String[] {matcher.group(2), matcher.group(3)});
        }
        return found;
    }

    static Stream<String> textPairs() {
        var onPaper = PAPERS.stream()
                .flatMap(paper -> Stream.concat(Stream.of("ink", "ink-soft", "accent"), OUTCOMES.stream())
                        .map(ink -> ink + " on " + paper));
        var onWash = OUTCOMES.stream()
                .flatMap(outcome -> Stream.of(outcome, "ink", "ink-soft").map(ink -> ink + " on " + outcome + "-wash"));
        return Stream.of(
                        onPaper,
                        onWash,
                        Stream.of(
                                "accent-ink on accent",
                                "accent-ink on accent-strong",
                                "accent-strong on accent-wash",
                                "ink on accent-wash",
                                "ink-soft on accent-wash"))
                .flatMap(pairs -> pairs);
    }

    @ParameterizedTest
    @MethodSource("textPairs")
    void text_can_be_read_in_both_themes(String pair) throws IOException {
        assertContrast(pair, 4.5);
    }

    @Test
    void borders_of_inputs_and_the_focus_ring_can_be_seen_in_both_themes() throws IOException {
        for (String paper : List.of("paper", "surface", "raised")) {
            assertContrast("line-strong on " + paper, 3);
            assertContrast("focus on " + paper, 3);
        }
    }

    private static void assertContrast(String pair, double least) throws IOException {
        String[] names = pair.split(" on ");
        Map<String, String[]> tokens = tokens();
        assertThat(tokens).containsKeys(names);
        for (int theme = 0; theme < 2; theme++) {
            double ink = luminance(tokens.get(names[0])[theme]);
            double paper = luminance(tokens.get(names[1])[theme]);
            double contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
            assertThat(contrast)
                    .as("%s, %s", pair, theme == 0 ? "light" : "dark")
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
