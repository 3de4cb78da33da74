package dev.acquaint.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What can be told about the pages without a server. */
class PagesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Path WORDS = Path.of("src/main/resources/dev/acquaint/web");
    private static final Pattern BUNDLE =
            Pattern.compile("basename=\"dev\\.acquaint\\.web\\.([a-z]+)\\.messages\" var=\"(\\w+)\"");

    static Stream<Path> all() throws IOException {
        try (var files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).toList().stream();
        }
    }

    static Stream<Path> pages() throws IOException {
        try (var files = Files.list(WEBAPP)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).toList().stream();
        }
    }

    private static Document parse(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static Stream<Element> elements(Document document) {
        var nodes = document.getElementsByTagName("*");
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1).map(i -> (Element) nodes.item(i));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_stands_in_a_frame_and_has_one_title(Path page) throws Exception {
        var document = parse(page);
        assertThat(document.getDocumentElement().getAttribute("template"))
                .isIn("/WEB-INF/template.xhtml", "/WEB-INF/public.xhtml");
        assertThat(elements(document)
                        .filter(element -> element.getTagName().equals("ui:define")
                                && element.getAttribute("name").equals("title")))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_page_carries_style_or_script_of_its_own(Path page) throws Exception {
        assertThat(elements(parse(page))).allSatisfy(element -> {
            assertThat(element.getTagName()).isNotIn("script", "style");
            if (!element.getTagName().contains(":")) {
                var attributes = element.getAttributes();
                for (int i = 0; i < attributes.getLength(); i++) {
                    String name = attributes.item(i).getNodeName();
                    assertThat(name)
                            .as("<%s>", element.getTagName())
                            .isNotEqualTo("style")
                            .doesNotStartWith("on");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_icon_that_is_named_is_drawn(Path page) throws Exception {
        var drawn = new TreeSet<String>();
        elements(parse(WEBAPP.resolve("WEB-INF/icons.xhtml")))
                .filter(element -> element.getTagName().equals("symbol"))
                .forEach(symbol -> drawn.add(symbol.getAttribute("id").substring(2)));
        assertThat(drawn).hasSizeGreaterThan(30);
        assertThat(elements(parse(page))
                        .filter(element -> element.getTagName().equals("a:icon"))
                        .map(element -> element.getAttribute("name"))
                        .filter(name -> !name.contains("#")))
                .allSatisfy(name -> assertThat(drawn).contains(name));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_word_that_a_page_names_is_in_its_bundle(Path page) throws IOException {
        String text = Files.readString(page);
        var bundles = BUNDLE.matcher(text);
        while (bundles.find()) {
            var words = new Properties();
            try (var in =
                    Files.newBufferedReader(WORDS.resolve(bundles.group(1)).resolve("messages_en.properties"))) {
                words.load(in);
            }
            assertThat(keys(text, bundles.group(2)))
                    .allSatisfy(key -> assertThat(words.stringPropertyNames()).contains(key));
        }
    }

    private static Stream<String> keys(String page, String bundle) {
        return Pattern.compile("\\b" + bundle + "\\['([^']+)'\\]")
                .matcher(page)
                .results()
                .map(found -> found.group(1));
    }
}
