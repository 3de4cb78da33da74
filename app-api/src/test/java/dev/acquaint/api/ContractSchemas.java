package dev.acquaint.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds answers against the contract. The contract lets answers grow; here they are closed, so that nothing leaves that
 * it does not name.
 */
public final class ContractSchemas {

    private static final JsonNode CONTRACT = load();
    private static final JsonNode CLOSED_COMPONENTS =
            closed(CONTRACT.path("components").deepCopy(), false);
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final Map<JsonNode, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private ContractSchemas() {}

    public static JsonNode contract() {
        return CONTRACT;
    }

    /** The operation, by the method in lower case and the path as the contract writes it. */
    public static JsonNode operation(String method, String path) {
        JsonNode operation = CONTRACT.path("paths").path(path).path(method);
        assertThat(operation.isObject())
                .as("the contract has %s %s", method, path)
                .isTrue();
        return operation;
    }

    public static JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? CONTRACT.at(reference.textValue().substring(1)) : node;
    }

    /** Fails unless the contract names this status with this media type and the body fits. */
    public static void assertAnswer(String method, String path, int status, String mediaType, JsonNode body) {
        JsonNode responses = operation(method, path).path("responses");
        JsonNode response = resolved(
                responses.has(Integer.toString(status))
                        ? responses.path(Integer.toString(status))
                        : responses.path("default"));
        JsonNode content = response.path("content").path(mediaType);
        assertThat(content.isObject())
                .as("%s %s answers %d with %s in the contract", method, path, status, mediaType)
                .isTrue();
        assertFits(content.path("schema"), body);
    }

    public static void assertFits(JsonNode schema, JsonNode body) {
        assertThat(COMPILED.computeIfAbsent(schema, ContractSchemas::compile).validate(body))
                .as("faults of %s", body)
                .isEmpty();
    }

    private static JsonSchema compile(JsonNode schema) {
        ObjectNode document = YAMLMapper.builder().build().createObjectNode();
        document.set("components", CLOSED_COMPONENTS);
        document.putArray("allOf").add(closed(schema.deepCopy(), false));
        return FACTORY.getSchema(
                document,
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private static JsonNode closed(JsonNode node, boolean mixin) {
        if (node instanceof ObjectNode object) {
            boolean isMixin = mixin || object.path("x-mixin").asBoolean();
            if (!isMixin && object.path("properties").isObject() && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            if (object.path("allOf").isArray()) {
                object.put("unevaluatedProperties", false);
            }
            object.forEach(child -> closed(child, false));
        } else if (node.isArray()) {
            node.forEach(child -> closed(child, false));
        }
        return node;
    }

    private static JsonNode load() {
        try (InputStream in = ContractSchemas.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every operation as "post /v1/evaluations". */
    public static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        CONTRACT.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(
                                method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }
}
