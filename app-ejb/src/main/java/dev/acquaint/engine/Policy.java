package dev.acquaint.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named set of ordered rules for one scope. Its content only: number and date of a version belong to who publishes it.
 *
 * @param otherwise per action, the outcome when no rule of any scope decides
 * @param rows the source rows that the policy as a whole carries
 */
public record Policy(
        String id,
        LocalText title,
        LocalText summary,
        List<Parameter> parameters,
        List<Template> templates,
        List<Rule> rules,
        Map<String, String> otherwise,
        List<String> forbiddenPhrases,
        List<Scenario> scenarios,
        List<String> rows) {

    public Policy {
        parameters = List.copyOf(parameters);
        templates = List.copyOf(templates);
        rules = List.copyOf(rules);
        otherwise = Map.copyOf(otherwise);
        forbiddenPhrases = List.copyOf(forbiddenPhrases);
        scenarios = List.copyOf(scenarios);
        rows = List.copyOf(rows);
    }

    public Optional<Rule> rule(String ruleId) {
        return rules.stream().filter(r -> r.id().equals(ruleId)).findFirst();
    }

    public Optional<Template> template(String templateId) {
        return templates.stream().filter(t -> t.id().equals(templateId)).findFirst();
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }
}
