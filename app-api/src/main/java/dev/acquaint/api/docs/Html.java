package dev.acquaint.api.docs;

import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Pages as text: everything that comes from elsewhere is escaped, or is Markdown from our own repository. */
final class Html {

    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private final StringBuilder out = new StringBuilder(64 * 1024);

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String markdown(String text) {
        Node document = MARKDOWN.parse(text);
        return RENDERER.render(document);
    }

    /** Markdown of one paragraph, without the paragraph. */
    static String inline(String text) {
        String html = markdown(text).strip();
        return html.startsWith("<p>") && html.indexOf("</p>") == html.length() - 4
                ? html.substring(3, html.length() - 4)
                : html;
    }

    Html raw(String html) {
        out.append(html);
        return this;
    }

    /** Puts the values, escaped, where the pattern says {}. */
    Html put(String pattern, String... values) {
        int at = 0;
        for (String value : List.of(values)) {
            int hole = pattern.indexOf("{}", at);
            out.append(pattern, at, hole).append(escaped(value));
            at = hole + 2;
        }
        out.append(pattern.substring(at));
        return this;
    }

    static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/docs/style.css">
                <link rel="icon" href="data:,">
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(escaped(title), body);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
