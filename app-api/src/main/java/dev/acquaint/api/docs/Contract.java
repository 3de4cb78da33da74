package dev.acquaint.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contract as it stands in the repository, with this installation's addresses in place of the local stack's. */
final class Contract {

    private static final String RESOURCE = "/openapi.yaml";
    private static final String LOCAL_API = "http://localhost:8080";
    private static final String LOCAL_ISSUER = "http://localhost:8180/realms/acquaint";

    private final String text;
    private final JsonNode tree;

    private Contract(String text) {
        this.text = text;
        try {
            this.tree = new YAMLMapper().readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException("The contract cannot be read", broken);
        }
    }

    static Contract at(String publicUrl, String issuer) {
        try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The contract is not on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Contract(text.replace(LOCAL_ISSUER, issuer).replace(LOCAL_API, publicUrl));
        } catch (IOException broken) {
            throw new UncheckedIOException("The contract cannot be read", broken);
        }
    }

    String text() {
        return text;
    }

    JsonNode tree() {
        return tree;
    }

    /** The node itself, or what its {@code $ref} points at. */
    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? tree.at(reference.textValue().substring(1)) : node;
    }

    /** The last part of a reference, which names the thing; empty for what is written in place. */
    static String nameOf(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    JsonNode schemas() {
        JsonNode schemas = tree.at("/components/schemas");
        return schemas.isMissingNode() ? MissingNode.getInstance() : schemas;
    }
}
