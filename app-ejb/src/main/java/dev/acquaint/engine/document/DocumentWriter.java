package dev.acquaint.engine.document;

import dev.acquaint.engine.FollowUp;
import dev.acquaint.engine.LocalText;
import dev.acquaint.engine.Parameter;
import dev.acquaint.engine.Policy;
import dev.acquaint.engine.Rule;
import dev.acquaint.engine.Scenario;
import dev.acquaint.engine.Template;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays a policy out in the one order that its hash is taken over; what is empty is left out. */
final class DocumentWriter {

    private DocumentWriter() {}

    static Map<String, Object> tree(Policy policy) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schema", DocumentReader.SCHEMA);
        tree.put("id", policy.id());
        tree.put("title", text(policy.title()));
        tree.put("summary", text(policy.summary()));
        put(tree, "rows", policy.rows());
        put(
                tree,
                "parameters",
                policy.parameters().stream().map(DocumentWriter::parameter).toList());
        put(
                tree,
                "templates",
                policy.templates().stream().map(DocumentWriter::template).toList());
        put(tree, "forbidden_phrases", policy.forbiddenPhrases());
        put(tree, "rules", policy.rules().stream().map(DocumentWriter::rule).toList());
        put(tree, "otherwise", new TreeMap<>(policy.otherwise()));
        put(
                tree,
                "scenarios",
                policy.scenarios().stream().map(DocumentWriter::scenario).toList());
        return tree;
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", parameter.name());
        tree.put("type", parameter.type().label());
        tree.put("default", parameter.byDefault().json());
        put(tree, "min", parameter.min());
        put(tree, "max", parameter.max());
        put(tree, "options", parameter.options());
        tree.put("description", text(parameter.description()));
        put(tree, "rows", parameter.rows());
        return tree;
    }

    private static Map<String, Object> template(Template template) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", template.id());
        tree.put("text", text(template.text()));
        put(tree, "rows", template.rows());
        return tree;
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", rule.id());
        tree.put("actions", rule.actions());
        tree.put("enforcement", rule.enforcement().code());
        tree.put("when", rule.condition().text());
        put(tree, "outcome", rule.outcome());
        put(tree, "with_outcomes", rule.withOutcomes());
        tree.put("reason", text(rule.reason()));
        put(tree, "reply", rule.reply());
        put(tree, "lessons", rule.lessons());
        put(
                tree,
                "follow_ups",
                rule.followUps().stream().map(DocumentWriter::followUp).toList());
        put(tree, "rows", rule.rows());
        put(tree, "justification", rule.justification());
        return tree;
    }

    private static Map<String, Object> followUp(FollowUp followUp) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", followUp.kind());
        tree.put("text", text(followUp.text()));
        tree.put("due_in_days", followUp.dueInDays());
        return tree;
    }

    private static Map<String, Object> scenario(Scenario scenario) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", scenario.name());
        tree.put("action", scenario.action());
        put(tree, "facts", sorted(scenario.facts()));
        put(tree, "params", sorted(scenario.params()));
        tree.put("outcome", scenario.outcome());
        put(tree, "rule", scenario.rule());
        put(tree, "rows", scenario.rows());
        return tree;
    }

    private static Map<String, Object> text(LocalText text) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("en", text.en());
        tree.put("nl", text.nl());
        return tree;
    }

    private static Map<String, Object> sorted(Map<String, Object> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                Map<String, @Nullable Object> copy = new TreeMap<>();
                inner.forEach((k, v) -> copy.put(String.valueOf(k), v));
                sorted.put(key, copy);
            } else {
                sorted.put(key, value);
            }
        });
        return sorted;
    }

    private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
        boolean empty = value == null
                || value.equals("")
                || (value instanceof Collection<?> c && c.isEmpty())
                || (value instanceof Map<?, ?> m && m.isEmpty());
        if (value != null && !empty) {
            tree.put(key, value);
        }
    }

    /** The keys that a document, or a part of it, may have; kept beside what writes them. */
    static final List<String> POLICY_KEYS = List.of(
            "schema",
            "id",
            "title",
            "summary",
            "rows",
            "parameters",
            "templates",
            "forbidden_phrases",
            "rules",
            "otherwise",
            "scenarios");

    static final List<String> PARAMETER_KEYS =
            List.of("name", "type", "default", "min", "max", "options", "description", "rows");
    static final List<String> TEMPLATE_KEYS = List.of("id", "text", "rows");
    static final List<String> RULE_KEYS = List.of(
            "id",
            "actions",
            "enforcement",
            "when",
            "outcome",
            "with_outcomes",
            "reason",
            "reply",
            "lessons",
            "follow_ups",
            "rows",
            "justification");
    static final List<String> FOLLOW_UP_KEYS = List.of("kind", "text", "due_in_days");
    static final List<String> SCENARIO_KEYS = List.of("name", "action", "facts", "params", "outcome", "rule", "rows");
}
