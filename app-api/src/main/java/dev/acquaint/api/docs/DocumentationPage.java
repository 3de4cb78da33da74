package dev.acquaint.api.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The contract for people: one page, no script, made once. */
final class DocumentationPage {

    private static final ObjectWriter PRETTY = new ObjectMapper().writerWithDefaultPrettyPrinter();
    private static final int DEEPEST_SHOWN = 6;

    private final Contract contract;
    private final Html html = new Html();

    private DocumentationPage(Contract contract) {
        this.contract = contract;
    }

    static String of(Contract contract) {
        return new DocumentationPage(contract).render();
    }

    private record Operation(String path, String method, JsonNode node) {

        String id() {
            return node.path("operationId").asText();
        }
    }

    private String render() {
        JsonNode info = contract.tree().path("info");
        Map<String, List<Operation>> byTag = operationsByTag();
        html.raw("<a class=\"skip\" href=\"#main\">Skip to the content</a><div class=\"layout\">");
        navigation(byTag);
        html.raw("<main id=\"main\">");
        html.put("<p class=\"eyebrow\">Version {}</p><h1>{}</h1>", text(info, "version"), text(info, "title"));
        html.put("<p class=\"lead\">{}</p>", text(info, "summary"));
        html.raw(Html.markdown(text(info, "description")));
        html.raw("<p>The contract itself: <a href=\"/openapi.yaml\">openapi.yaml</a> (OpenAPI 3.1).</p>");
        for (JsonNode tag : contract.tree().path("tags")) {
            String name = text(tag, "name");
            html.put("<section class=\"tag\" id=\"{}\"><h2>{}</h2>", name, title(name));
            html.raw(Html.markdown(text(tag, "description")));
            byTag.getOrDefault(name, List.of()).forEach(this::operation);
            html.raw("</section>");
        }
        scopes();
        html.raw("</main></div>");
        return Html.page(text(info, "title"), html.toString());
    }

    private Map<String, List<Operation>> operationsByTag() {
        Map<String, List<Operation>> byTag = new LinkedHashMap<>();
        contract.tree()
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(method -> byTag.computeIfAbsent(
                                        method.getValue().path("tags").path(0).asText(), tag -> new ArrayList<>())
                                .add(new Operation(
                                        path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue()))));
        return byTag;
    }

    private void navigation(Map<String, List<Operation>> byTag) {
        html.raw("<nav aria-label=\"Operations\"><a class=\"brand\" href=\"/\">Acquaint</a>");
        byTag.forEach((tag, operations) -> {
            html.put("<p><a href=\"#{}\">{}</a></p><ul>", tag, title(tag));
            operations.forEach(operation -> html.put(
                    "<li><a href=\"#{}\"><span class=\"verb {}\">{}</span>{}</a></li>",
                    operation.id(),
                    operation.method().toLowerCase(Locale.ROOT),
                    operation.method(),
                    text(operation.node(), "summary")));
            html.raw("</ul>");
        });
        html.raw("<p><a href=\"#scopes\">Scopes</a></p><p><a href=\"/problems\">Problems</a></p></nav>");
    }

    private void operation(Operation operation) {
        JsonNode node = operation.node();
        html.put("<article id=\"{}\"><h3>{}</h3>", operation.id(), text(node, "summary"));
        html.put(
                "<p class=\"route\"><span class=\"verb {}\">{}</span><code>{}</code></p>",
                operation.method().toLowerCase(Locale.ROOT),
                operation.method(),
                operation.path());
        html.raw(Html.markdown(text(node, "description")));
        List<String> scopes = new ArrayList<>();
        node.path("security").forEach(way -> way.path("oauth").forEach(scope -> scopes.add(scope.asText())));
        if (!scopes.isEmpty()) {
            html.raw("<p class=\"scope\">Scope: ");
            for (int i = 0; i < scopes.size(); i++) {
                html.put(i == 0 ? "<code>{}</code>" : " or <code>{}</code>", scopes.get(i));
            }
            html.raw("</p>");
        }
        parameters(node.path("parameters"));
        JsonNode body = node.path("requestBody").path("content");
        if (!body.isMissingNode()) {
            html.raw("<h4>Request</h4>");
            content(body);
        }
        html.raw("<h4>Answers</h4>");
        node.path("responses").fields().forEachRemaining(answer -> answer(answer.getKey(), answer.getValue()));
        html.raw("</article>");
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.raw("<h4>Parameters</h4><dl class=\"fields\">");
        for (JsonNode given : parameters) {
            JsonNode parameter = contract.resolved(given);
            html.put(
                    "<dt><code>{}</code> <span class=\"type\">{}, {}</span>{}</dt>",
                    text(parameter, "name"),
                    text(parameter, "in"),
                    typeOf(parameter.path("schema")),
                    parameter.path("required").asBoolean() ? " (required)" : "");
            html.raw("<dd>" + Html.inline(text(parameter, "description")) + "</dd>");
        }
        html.raw("</dl>");
    }

    private void answer(String status, JsonNode given) {
        JsonNode answer = contract.resolved(given);
        boolean good = status.startsWith("2");
        html.put(
                good
                        ? "<details class=\"answer good\" open><summary><b>{}</b> "
                        : "<details class=\"answer\"><summary><b>{}</b> ",
                status);
        html.raw(Html.inline(text(answer, "description")) + "</summary><div>");
        content(answer.path("content"));
        html.raw("</div></details>");
    }

    private void content(JsonNode content) {
        content.fields().forEachRemaining(media -> {
            html.put("<p class=\"media\"><code>{}</code></p>", media.getKey());
            media.getValue().path("examples").forEach(example -> {
                html.put("<figure><figcaption>{}</figcaption><pre><code>", text(example, "summary"));
                html.put("{}</code></pre></figure>", pretty(example.path("value")));
            });
            JsonNode schema = media.getValue().path("schema");
            if (!"binary".equals(text(schema, "format"))) {
                html.raw("<details class=\"schema\"><summary>Fields</summary>");
                fields(schema, 0);
                html.raw("</details>");
            }
        });
    }

    private void fields(JsonNode given, int depth) {
        JsonNode schema = contract.resolved(given);
        schema.path("allOf").forEach(part -> fields(part, depth));
        int way = 0;
        for (JsonNode part : schema.path("oneOf")) {
            html.raw(way++ == 0 ? "<p class=\"way\">Either</p>" : "<p class=\"way\">or</p>");
            if (part.has("const")) {
                html.put("<p><code>{}</code></p>", part.path("const").asText());
            }
            fields(part, depth);
        }
        if (schema.path("items").isObject()) {
            fields(schema.path("items"), depth);
        }
        JsonNode properties = schema.path("properties");
        if (properties.isEmpty() || depth > DEEPEST_SHOWN) {
            return;
        }
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        html.raw("<dl class=\"fields\">");
        properties.fields().forEachRemaining(property -> {
            JsonNode type = contract.resolved(property.getValue());
            html.put(
                    "<dt><code>{}</code> <span class=\"type\">{}</span>{}</dt><dd>",
                    property.getKey(),
                    typeOf(property.getValue()),
                    required.contains(property.getKey()) ? "" : " (optional)");
            html.raw(Html.inline(text(type, "description")));
            fields(type, depth + 1);
            html.raw("</dd>");
        });
        html.raw("</dl>");
    }

    private String typeOf(JsonNode given) {
        JsonNode schema = contract.resolved(given);
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(value -> values.add(value.asText()));
            return String.join(" | ", values);
        }
        if (schema.has("items")) {
            return "array of " + typeOf(schema.path("items"));
        }
        String format = text(schema, "format");
        String type = schema.isBoolean() ? "any value" : schema.path("type").asText("object");
        return format.isEmpty() ? type : type + ", " + format;
    }

    private void scopes() {
        html.raw("<section class=\"tag\" id=\"scopes\"><h2>Scopes</h2><dl class=\"fields\">");
        contract.tree()
                .at("/components/securitySchemes/oauth/flows/clientCredentials/scopes")
                .fields()
                .forEachRemaining(scope -> html.put(
                        "<dt><code>{}</code></dt><dd>{}</dd>",
                        scope.getKey(),
                        scope.getValue().asText()));
        html.raw("</dl></section>");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static String title(String tag) {
        return tag.substring(0, 1).toUpperCase(Locale.ROOT) + tag.substring(1);
    }

    private static String pretty(JsonNode example) {
        try {
            return PRETTY.writeValueAsString(example);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree can be written", impossible);
        }
    }
}
