package dev.acquaint.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.api.problem.ProblemType;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.PublicAccess;
import dev.acquaint.tenancy.Requires;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ContractTest {

    @TestFactory
    Stream<DynamicTest> every_example_fits_its_schema() {
        List<DynamicTest> tests = new ArrayList<>();
        ContractSchemas.operations().forEach((name, operation) -> {
            collect(tests, name + " request", operation.path("requestBody").path("content"));
            operation
                    .path("responses")
                    .fields()
                    .forEachRemaining(response -> collect(
                            tests,
                            name + " " + response.getKey(),
                            ContractSchemas.resolved(response.getValue()).path("content")));
        });
        assertThat(tests).hasSizeGreaterThan(20);
        return tests.stream();
    }

    private static void collect(List<DynamicTest> tests, String where, JsonNode content) {
        content.forEach(media -> media.path("examples")
                .fields()
                .forEachRemaining(example -> tests.add(DynamicTest.dynamicTest(
                        where + ": " + example.getKey(),
                        () -> ContractSchemas.assertFits(
                                media.path("schema"), example.getValue().path("value"))))));
    }

    @Test
    void the_check_would_notice_a_field_that_the_contract_does_not_name() {
        JsonNode problem =
                ContractSchemas.contract().at("/components/responses/NotFound/content/application~1problem+json");
        var example = problem.path("examples").path("absent").path("value").deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) example).put("stack_trace", "at …");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> ContractSchemas.assertFits(problem.path("schema"), example))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void every_reference_leads_somewhere() {
        List<String> dead = new ArrayList<>();
        references(ContractSchemas.contract(), dead);
        assertThat(dead).isEmpty();
    }

    private static void references(JsonNode node, List<String> dead) {
        if (node.path("$ref").isTextual() && ContractSchemas.resolved(node).isMissingNode()) {
            dead.add(node.path("$ref").asText());
        }
        node.forEach(child -> references(child, dead));
    }

    private static Map<String, List<Method>> routes() {
        Map<String, List<Method>> routes = new TreeMap<>();
        for (Class<?> resource : new V1Application().getClasses()) {
            Path root = resource.getAnnotation(Path.class);
            if (root == null) {
                continue;
            }
            for (Method method : resource.getDeclaredMethods()) {
                String verb = Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                        .map(type ->
                                type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT))
                        .findFirst()
                        .orElse(null);
                if (verb != null) {
                    Path below = method.getAnnotation(Path.class);
                    String route = verb + " /v1" + root.value() + (below == null ? "" : below.value());
                    routes.computeIfAbsent(route, key -> new ArrayList<>()).add(method);
                }
            }
        }
        assertThat(routes).isNotEmpty();
        return routes;
    }

    @Test
    void every_resource_method_is_in_the_contract_and_every_operation_has_one() {
        assertThat(routes().keySet()).isEqualTo(ContractSchemas.operations().keySet());
    }

    @Test
    void every_resource_method_declares_its_permission_and_the_contract_names_the_scopes() {
        routes().forEach((route, methods) -> methods.forEach(method -> {
            assertThat(method.isAnnotationPresent(Requires.class) ^ method.isAnnotationPresent(PublicAccess.class))
                    .as("%s says who may call it", method)
                    .isTrue();
            Set<String> scopes = new TreeSet<>();
            for (Permission permission : method.getAnnotation(Requires.class).value()) {
                permission.scope().ifPresent(scopes::add);
            }
            Set<String> promised = new TreeSet<>();
            ContractSchemas.operations()
                    .get(route)
                    .path("security")
                    .forEach(way -> way.path("oauth").forEach(scope -> promised.add(scope.asText())));
            assertThat(promised).as("scopes of %s", route).isEqualTo(scopes);
        }));
    }

    @Test
    void every_parameter_of_a_resource_method_is_in_the_contract_and_the_other_way_round() {
        routes().forEach((route, methods) -> {
            Set<String> read = new TreeSet<>();
            for (Method method : methods) {
                Arrays.stream(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                        .forEach(parameter -> read.add(
                                parameter.getAnnotation(QueryParam.class).value()));
            }
            Set<String> promised = new TreeSet<>();
            for (JsonNode given : ContractSchemas.operations().get(route).path("parameters")) {
                JsonNode parameter = ContractSchemas.resolved(given);
                if (parameter.path("in").asText().equals("query")) {
                    promised.add(parameter.path("name").asText());
                }
            }
            assertThat(read).as("parameters of %s", route).isEqualTo(promised);
        });
    }

    @Test
    void every_media_type_that_is_read_is_in_the_contract_and_the_other_way_round() {
        routes().forEach((route, methods) -> {
            Set<String> read = new TreeSet<>();
            JsonNode body = ContractSchemas.operations().get(route).path("requestBody");
            if (!body.isMissingNode()) {
                for (Method method : methods) {
                    Consumes consumes = method.isAnnotationPresent(Consumes.class)
                            ? method.getAnnotation(Consumes.class)
                            : method.getDeclaringClass().getAnnotation(Consumes.class);
                    read.addAll(List.of(consumes.value()));
                }
            }
            Set<String> promised = new TreeSet<>();
            body.path("content").fieldNames().forEachRemaining(promised::add);
            assertThat(read).as("media types of %s", route).isEqualTo(promised);
        });
    }

    @Test
    void every_operation_has_an_id_a_tag_a_summary_and_an_answer_to_a_missing_credential() {
        Set<String> ids = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        ContractSchemas.contract()
                .path("tags")
                .forEach(tag -> tags.add(tag.path("name").asText()));
        ContractSchemas.operations().forEach((name, operation) -> {
            assertThat(ids.add(operation.path("operationId").asText())).as(name).isTrue();
            assertThat(tags).contains(operation.path("tags").path(0).asText());
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            assertThat(operation.path("responses").has("401")).as(name).isTrue();
            assertThat(operation.path("responses").has("403")).as(name).isTrue();
            assertThat(operation.path("responses").has("default")).as(name).isTrue();
        });
    }

    @Test
    void every_problem_in_an_example_is_in_the_catalogue_with_its_status_and_title() {
        List<JsonNode> problems = new ArrayList<>();
        ContractSchemas.contract()
                .path("components")
                .path("responses")
                .forEach(response -> response.path("content")
                        .forEach(media ->
                                media.path("examples").forEach(example -> problems.add(example.path("value")))));
        assertThat(problems).isNotEmpty();
        for (JsonNode problem : problems) {
            String uri = problem.path("type").asText();
            ProblemType type =
                    ProblemType.bySlug(uri.substring(uri.lastIndexOf('/') + 1)).orElseThrow();
            assertThat(problem.path("status").asInt()).isEqualTo(type.status());
            assertThat(problem.path("title").asText()).isEqualTo(type.title());
        }
    }
}
