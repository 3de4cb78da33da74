package dev.acquaint.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acquaint.engine.Action;
import dev.acquaint.engine.Condition;
import dev.acquaint.engine.Domain;
import dev.acquaint.engine.Fact;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.FactType;
import dev.acquaint.engine.Facts;
import dev.acquaint.engine.FollowUp;
import dev.acquaint.engine.LessonCatalogue;
import dev.acquaint.engine.LocalText;
import dev.acquaint.engine.Merge;
import dev.acquaint.engine.Outcome;
import dev.acquaint.engine.Parameter;
import dev.acquaint.engine.Pointer;
import dev.acquaint.engine.Policy;
import dev.acquaint.engine.Rule;
import dev.acquaint.engine.Rule.Enforcement;
import dev.acquaint.engine.Scenario;
import dev.acquaint.engine.Spelling;
import dev.acquaint.engine.Template;
import dev.acquaint.engine.Value;
import dev.acquaint.engine.authoring.ConditionParser;
import dev.acquaint.engine.authoring.ConditionRefused;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one document and collects everything that is wrong with it, so that an author mends it in one go. */
final class DocumentReader {

    static final String SCHEMA = "acquaint/policy/1";

    private static final int MOST_RULES = 2_000;
    private static final int MOST_OTHERS = 500;
    private static final int MOST_FAULTS = 100;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]*");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FactCatalogue catalogue;
    private final List<Fault> faults = new ArrayList<>();
    private List<Parameter> parameters = List.of();
    private List<Template> templates = List.of();
    private Set<String> declaredParameters = Set.of();
    private Set<String> declaredTemplates = Set.of();

    DocumentReader(FactCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Policy read(@Nullable JsonNode tree) {
        if (tree == null || !tree.isObject()) {
            throw invalid(
                    List.of(new Fault("", "wrong-type", "A policy document is an object with id, title and rules.")));
        }
        keys(tree, "", DocumentWriter.POLICY_KEYS);
        if (!SCHEMA.equals(string(tree, "schema", "", true))) {
            fault("/schema", "unknown-schema", "The schema of this document is \"" + SCHEMA + "\".");
        }
        String id = id(tree, "");
        LocalText title = text(tree, "title", "", 200);
        LocalText summary = text(tree, "summary", "", 2_000);
        List<String> rows = strings(tree, "rows", "");
        declaredParameters = declared(tree, "parameters", "name");
        declaredTemplates = declared(tree, "templates", "id");
        parameters = list(tree, "parameters", MOST_OTHERS, this::parameter);
        templates = list(tree, "templates", MOST_OTHERS, this::template);
        List<String> forbidden = strings(tree, "forbidden_phrases", "");
        ConditionParser conditions = new ConditionParser(catalogue, parameters);
        List<Rule> rules = list(tree, "rules", MOST_RULES, (node, at) -> rule(node, at, conditions));
        Map<String, String> otherwise = otherwise(tree);
        List<Scenario> scenarios = list(tree, "scenarios", MOST_OTHERS, (node, at) -> scenario(node, at, rules));
        unique(rules.stream().map(Rule::id).toList(), "/rules", "id");
        unique(parameters.stream().map(Parameter::name).toList(), "/parameters", "name");
        unique(templates.stream().map(Template::id).toList(), "/templates", "id");
        refuseForbidden(forbidden);
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        return new Policy(id, title, summary, parameters, templates, rules, otherwise, forbidden, scenarios, rows);
    }

    private static DomainException invalid(List<Fault> faults) {
        return new DomainException(ErrorCode.INVALID, faults.get(0).detail(), faults);
    }

    private void fault(String pointer, String code, String detail) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(pointer, code, detail));
        }
    }

    private @Nullable Parameter parameter(JsonNode node, String at) {
        keys(node, at, DocumentWriter.PARAMETER_KEYS);
        String name = string(node, "name", at, true);
        if (!NAME.matcher(name).matches()) {
            fault(at + "/name", "bad-name", "A parameter's name has small letters, digits and underscores.");
        }
        String label = string(node, "type", at, true);
        Optional<FactType> type = Arrays.stream(FactType.values())
                .filter(t -> t.label().equals(label))
                .findFirst();
        if (type.isEmpty()) {
            fault(at + "/type", "unknown-type", "A parameter's type is one of " + labels() + ".");
        }
        BigDecimal min = number(node, "min", at);
        BigDecimal max = number(node, "max", at);
        if (min != null && max != null && min.compareTo(max) > 0) {
            fault(at + "/min", "out-of-range", "min is greater than max.");
        }
        List<String> options = strings(node, "options", at);
        LocalText description = text(node, "description", at, 1_000);
        JsonNode byDefault = node.get("default");
        if (byDefault == null || byDefault.isNull()) {
            fault(at, "missing", "A parameter needs a default.");
            return null;
        }
        if (type.isEmpty()) {
            return null;
        }
        try {
            Value value = new Domain(type.get(), options, min, max).read(plain(byDefault));
            return new Parameter(name, type.get(), value, min, max, options, description, strings(node, "rows", at));
        } catch (Domain.Refused refused) {
            fault(at + "/default", refused.code(), refused.sentence("The default of " + name));
            return null;
        }
    }

    private static String labels() {
        return String.join(
                ", ", Arrays.stream(FactType.values()).map(FactType::label).toList());
    }

    private Template template(JsonNode node, String at) {
        keys(node, at, DocumentWriter.TEMPLATE_KEYS);
        LocalText text = text(node, "text", at, 4_000);
        mergeFields(text, at + "/text");
        return new Template(id(node, at), text, strings(node, "rows", at));
    }

    private @Nullable Rule rule(JsonNode node, String at, ConditionParser conditions) {
        keys(node, at, DocumentWriter.RULE_KEYS);
        String id = id(node, at);
        if (id.equals("otherwise")) {
            fault(at + "/id", "bad-name", "\"otherwise\" names what follows when no rule fires. Choose another id.");
        }
        List<String> actions = strings(node, "actions", at);
        if (actions.isEmpty()) {
            fault(at + "/actions", "missing", "A rule names at least one action.");
        }
        actions.forEach(action -> requireAction(action, at + "/actions"));
        Enforcement enforcement = enforcement(node, at);
        LocalText reason = text(node, "reason", at, 1_000);
        mergeFields(reason, at + "/reason");
        String outcome = node.hasNonNull("outcome") ? string(node, "outcome", at, true) : null;
        List<String> withOutcomes = strings(node, "with_outcomes", at);
        requireOutcomes(actions, enforcement, outcome, withOutcomes, at);
        String reply = node.hasNonNull("reply") ? string(node, "reply", at, true) : null;
        if (reply != null && !declaredTemplates.contains(reply)) {
            fault(
                    at + "/reply",
                    "unknown-template",
                    "There is no template " + reply + "." + meant(reply, declaredTemplates));
        }
        List<String> lessons = strings(node, "lessons", at);
        Set<String> known = LessonCatalogue.standard().ids();
        for (int i = 0; i < lessons.size(); i++) {
            if (!known.contains(lessons.get(i))) {
                fault(
                        at + "/lessons/" + i,
                        "unknown-lesson",
                        "There is no lesson " + lessons.get(i) + "." + meant(lessons.get(i), known));
            }
        }
        List<FollowUp> followUps = list(node, "follow_ups", at, MOST_OTHERS, this::followUp);
        String justification = node.hasNonNull("justification") ? string(node, "justification", at, false) : "";
        Condition condition = condition(node, at, conditions);
        if (condition == null) {
            return null;
        }
        requireJustification(condition, enforcement, justification, at);
        return new Rule(
                id,
                actions,
                enforcement,
                condition,
                outcome,
                withOutcomes,
                reason,
                reply,
                lessons,
                followUps,
                strings(node, "rows", at),
                justification);
    }

    private @Nullable Condition condition(JsonNode node, String at, ConditionParser conditions) {
        String text = string(node, "when", at, true);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return conditions.parse(text);
        } catch (ConditionRefused refused) {
            fault(at + "/when", refused.code(), refused.sentence());
            return null;
        }
    }

    private Enforcement enforcement(JsonNode node, String at) {
        String code = node.hasNonNull("enforcement") ? string(node, "enforcement", at, true) : "default";
        return Arrays.stream(Enforcement.values())
                .filter(e -> e.code().equals(code))
                .findFirst()
                .orElseGet(() -> {
                    fault(at + "/enforcement", "unknown-value", "A rule is mandatory, default or advice.");
                    return Enforcement.DEFAULT;
                });
    }

    private void requireOutcomes(
            List<String> actions,
            Enforcement enforcement,
            @Nullable String outcome,
            List<String> withOutcomes,
            String at) {
        boolean advice = enforcement == Enforcement.ADVICE;
        if (advice == (outcome != null)) {
            fault(
                    at + "/outcome",
                    advice ? "not-allowed" : "missing",
                    advice
                            ? "Advice decides nothing and has no outcome; with_outcomes says what it goes with."
                            : "A rule that decides needs an outcome.");
            return;
        }
        if (!advice && !withOutcomes.isEmpty()) {
            fault(at + "/with_outcomes", "not-allowed", "Only advice goes with outcomes.");
        }
        for (String code : withOutcomes) {
            boolean known = actions.stream()
                    .anyMatch(name -> Action.of(name).outcome(code).isPresent());
            if (!known && !actions.isEmpty()) {
                outcome(Action.of(actions.get(0)), code, at + "/with_outcomes");
            }
        }
        for (String name : actions) {
            Action action = Action.of(name);
            if (outcome == null) {
                continue;
            }
            Optional<Outcome> known = outcome(action, outcome, at + "/outcome");
            boolean letsIn = known.isPresent()
                    && known.get().permits()
                    && !(action.equals(Action.KEEP) && outcome.equals("review"));
            if (letsIn && enforcement == Enforcement.MANDATORY) {
                fault(
                        at + "/enforcement",
                        "not-allowed",
                        "A mandatory rule restricts: it cannot have the outcome %s. Make it a default rule."
                                .formatted(outcome));
            }
        }
    }

    private Optional<Outcome> outcome(Action action, String code, String at) {
        Optional<Outcome> known = action.outcome(code);
        if (known.isEmpty()) {
            List<String> codes = action.outcomes().stream().map(Outcome::code).toList();
            fault(
                    at,
                    "unknown-outcome",
                    "The action %s has no outcome %s. It is one of %s."
                            .formatted(action, code, String.join(", ", codes)));
        }
        return known;
    }

    private void requireAction(String action, String at) {
        if (action.length() > 100 || !ACTION.matcher(action).matches()) {
            fault(at, "bad-name", "An action's name has letters, digits and . _ : / - only.");
        }
    }

    private void requireJustification(Condition condition, Enforcement enforcement, String justification, String at) {
        List<String> guarded = condition.facts().stream()
                .filter(name -> catalogue.find(name).filter(Fact::guarded).isPresent())
                .toList();
        if (enforcement == Enforcement.MANDATORY && !guarded.isEmpty() && justification.isBlank()) {
            fault(
                    at + "/justification",
                    "missing",
                    "This mandatory rule reads the protected fact %s: say why it may.".formatted(guarded.get(0)));
        }
    }

    private FollowUp followUp(JsonNode node, String at) {
        keys(node, at, DocumentWriter.FOLLOW_UP_KEYS);
        String kind = string(node, "kind", at, true);
        if (!FollowUp.KINDS.contains(kind)) {
            fault(
                    at + "/kind",
                    "unknown-value",
                    "A follow-up is one of " + String.join(", ", FollowUp.KINDS) + "." + meant(kind, FollowUp.KINDS));
        }
        LocalText text = text(node, "text", at, 500);
        mergeFields(text, at + "/text");
        JsonNode days = node.get("due_in_days");
        boolean valid = days != null && days.isIntegralNumber() && days.canConvertToInt() && days.intValue() >= 0;
        if (!valid) {
            fault(at + "/due_in_days", "wrong-type", "due_in_days is a whole number of days from 0.");
        }
        return new FollowUp(kind, text, days != null && valid ? days.intValue() : 0);
    }

    private Map<String, String> otherwise(JsonNode tree) {
        Map<String, String> otherwise = new LinkedHashMap<>();
        JsonNode node = tree.get("otherwise");
        if (node == null || node.isNull()) {
            return otherwise;
        }
        if (!node.isObject()) {
            fault("/otherwise", "wrong-type", "otherwise is an object from action to outcome.");
            return otherwise;
        }
        node.fieldNames().forEachRemaining(name -> {
            requireAction(name, "/otherwise");
            String outcome = string(node, name, "/otherwise", true);
            outcome(Action.of(name), outcome, Pointer.below("/otherwise", name));
            otherwise.put(name, outcome);
        });
        return otherwise;
    }

    private Scenario scenario(JsonNode node, String at, List<Rule> rules) {
        keys(node, at, DocumentWriter.SCENARIO_KEYS);
        String action = string(node, "action", at, true);
        String outcome = string(node, "outcome", at, true);
        outcome(Action.of(action), outcome, at + "/outcome");
        Map<String, Object> facts = object(node, "facts", at);
        try {
            Facts.given(catalogue, facts, at + "/facts");
        } catch (DomainException e) {
            e.faults().forEach(f -> fault(f.pointer(), f.code(), f.detail()));
        }
        Map<String, Object> params = object(node, "params", at);
        params.keySet().stream()
                .filter(p -> !declaredParameters.contains(p))
                .forEach(p -> fault(
                        at + "/params",
                        "unknown-parameter",
                        "There is no parameter " + p + "." + meant(p, declaredParameters)));
        String rule = node.hasNonNull("rule") ? string(node, "rule", at, true) : null;
        List<String> ids = rules.stream().map(Rule::id).toList();
        if (rule != null && !rule.equals("otherwise") && !ids.contains(rule)) {
            fault(at + "/rule", "unknown-rule", "There is no rule " + rule + "." + meant(rule, ids));
        }
        return new Scenario(
                string(node, "name", at, true), action, facts, params, outcome, rule, strings(node, "rows", at));
    }

    /** A text for people may name facts, the policy's parameters and who it is about; anything else is a slip. */
    private void mergeFields(LocalText text, String at) {
        mergeFields(text.en(), at + "/en");
        mergeFields(text.nl(), at + "/nl");
    }

    private void mergeFields(String text, String at) {
        try {
            for (Merge.Field field : Merge.fields(text)) {
                String name = field.name();
                boolean parameter =
                        name.startsWith("params.") && declaredParameters.contains(name.substring("params.".length()));
                if (!parameter
                        && !Merge.PERSONAL_FIELDS.contains(name)
                        && catalogue.find(name).isEmpty()) {
                    Set<String> known = new LinkedHashSet<>(Merge.PERSONAL_FIELDS);
                    catalogue.facts().forEach(f -> known.add(f.name()));
                    declaredParameters.forEach(p -> known.add("params." + p));
                    fault(
                            at,
                            "unknown-merge-field",
                            "Character %d: there is no merge field %s.%s"
                                    .formatted(field.position() + 1, name, meant(name, known)));
                }
            }
        } catch (Merge.MalformedText malformed) {
            fault(at, "syntax", "Character %d: %s".formatted(malformed.position() + 1, malformed.getMessage()));
        }
    }

    private void refuseForbidden(List<String> phrases) {
        for (int i = 0; i < templates.size(); i++) {
            LocalText text = templates.get(i).text();
            for (String phrase : phrases) {
                if (plainWords(text.en()).contains(plainWords(phrase))
                        || plainWords(text.nl()).contains(plainWords(phrase))) {
                    fault(
                            "/templates/" + i + "/text",
                            "forbidden-phrase",
                            "The policy forbids to write \"" + phrase + "\". Word the reply differently.");
                }
            }
        }
    }

    private static String plainWords(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replace('’', '\'')
                        .replaceAll("[^\\p{L}\\p{N}']+", " ")
                        .strip() + " ";
    }

    private static String meant(String wrong, Collection<String> known) {
        return Spelling.nearest(wrong, known)
                .map(n -> " Did you mean " + n + "?")
                .orElse("");
    }

    private void unique(List<String> ids, String at, String key) {
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                fault(at + "/" + i + "/" + key, "duplicate", "The " + key + " " + ids.get(i) + " is there twice.");
            }
        }
    }

    private static Set<String> declared(JsonNode tree, String list, String key) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode nodes = tree.get(list);
        if (nodes != null && nodes.isArray()) {
            nodes.forEach(node -> names.add(node.path(key).asText()));
        }
        return names;
    }

    private void keys(JsonNode node, String at, List<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                fault(Pointer.below(at, key), "unknown-key", "There is no " + key + " here." + meant(key, known));
            }
        });
    }

    private String id(JsonNode node, String at) {
        String id = string(node, "id", at, true);
        if (!id.isEmpty() && (id.length() > 64 || !ID.matcher(id).matches())) {
            fault(at + "/id", "bad-name", "An id has small letters, digits and single dashes, at most 64.");
        }
        return id;
    }

    private String string(JsonNode node, String key, String at, boolean required) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            if (required) {
                fault(Pointer.below(at, key), "missing", key + " is missing.");
            }
            return "";
        }
        if (!value.isTextual()) {
            fault(Pointer.below(at, key), "wrong-type", key + " is a string.");
            return "";
        }
        if (required && value.textValue().isBlank()) {
            fault(Pointer.below(at, key), "missing", key + " is empty.");
        }
        return value.textValue();
    }

    /** A text in both languages; one string stands for both, as an organization with one language writes it. */
    private LocalText text(JsonNode node, String key, String at, int longest) {
        JsonNode value = node.get(key);
        String place = at + "/" + key;
        LocalText text;
        if (value != null && value.isTextual()) {
            text = new LocalText(value.textValue(), value.textValue());
        } else if (value != null && value.isObject()) {
            keys(value, place, List.of("en", "nl"));
            text = new LocalText(string(value, "en", place, true), string(value, "nl", place, true));
        } else {
            fault(place, "missing", key + " is a text, or an object with the texts en and nl.");
            return new LocalText("", "");
        }
        if (text.en().length() > longest || text.nl().length() > longest) {
            fault(place, "too-long", key + " has at most " + longest + " characters.");
        }
        return text;
    }

    private List<String> strings(JsonNode node, String key, String at) {
        JsonNode value = node.get(key);
        List<String> strings = new ArrayList<>();
        if (value == null || value.isNull()) {
            return strings;
        }
        boolean valid = value.isArray() && value.size() <= MOST_OTHERS;
        for (JsonNode item : value) {
            valid &= item.isTextual();
            strings.add(item.asText());
        }
        if (!valid) {
            fault(at + "/" + key, "wrong-type", key + " is a list of at most " + MOST_OTHERS + " strings.");
            return List.of();
        }
        return strings;
    }

    private @Nullable BigDecimal number(JsonNode node, String key, String at) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            fault(at + "/" + key, "wrong-type", key + " is a number.");
            return null;
        }
        return value.decimalValue();
    }

    private Map<String, Object> object(JsonNode node, String key, String at) {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject()) {
            fault(at + "/" + key, "wrong-type", key + " is an object.");
            return Map.of();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        value.fields().forEachRemaining(e -> map.put(e.getKey(), plain(e.getValue())));
        return map;
    }

    private static Object plain(JsonNode node) {
        Object plain = MAPPER.convertValue(node, Object.class);
        return plain == null ? "null" : plain;
    }

    private <T> List<T> list(JsonNode node, String key, int most, BiFunction<JsonNode, String, @Nullable T> read) {
        return list(node, key, "", most, read);
    }

    private <T> List<T> list(
            JsonNode node, String key, String at, int most, BiFunction<JsonNode, String, @Nullable T> read) {
        JsonNode value = node.get(key);
        String place = at + "/" + key;
        List<T> items = new ArrayList<>();
        if (value == null || value.isNull()) {
            return items;
        }
        if (!value.isArray()) {
            fault(place, "wrong-type", key + " is a list.");
            return items;
        }
        if (value.size() > most) {
            fault(place + "/" + most, "too-many", "There are more than " + most + " " + key + ". Split the policy.");
            return items;
        }
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isObject()) {
                fault(place + "/" + i, "wrong-type", "Each of the " + key + " is an object.");
                continue;
            }
            T item = read.apply(value.get(i), place + "/" + i);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }
}
