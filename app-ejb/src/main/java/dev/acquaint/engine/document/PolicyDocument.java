package dev.acquaint.engine.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.Policy;
import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A policy as a document and back, without loss. The form is described by {@code policy.schema.json}. */
public final class PolicyDocument {

    private static final int LONGEST = 2_000_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private PolicyDocument() {}

    /**
     * Reads YAML or JSON.
     *
     * @throws DomainException INVALID, with one fault (pointer, code, detail with line, column and remedy) for everything
     *     that is wrong; TOO_LARGE beyond two million characters
     */
    public static Policy parse(String text, FactCatalogue catalogue) {
        return new DocumentReader(catalogue).read(tree(text));
    }

    /** The canonical form: JSON with keys in a fixed order and canonical conditions. What is stored, and hashed. */
    public static String toJson(Policy policy) {
        return write(JSON, policy);
    }

    /** The same for people to edit. */
    public static String toYaml(Policy policy) {
        return write(YAML, policy);
    }

    /** {@code sha256:} and 64 hexadecimal digits over the canonical form. */
    public static String hash(Policy policy) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return "sha256:"
                    + HexFormat.of().formatHex(digest.digest(toJson(policy).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PolicyVersion version(Policy policy, int version) {
        return new PolicyVersion(policy, version, hash(policy));
    }

    private static String write(ObjectMapper mapper, Policy policy) {
        try {
            return mapper.writeValueAsString(DocumentWriter.tree(policy));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String text) {
        if (text.length() > LONGEST) {
            throw new DomainException(
                    ErrorCode.TOO_LARGE, "A policy document has at most " + LONGEST + " characters. Split the policy.");
        }
        boolean json = text.stripLeading().startsWith("{");
        try {
            return (json ? JSON : YAML).readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : "Line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            Fault fault = new Fault("", "syntax", place + "This is not " + (json ? "JSON" : "YAML") + ": " + problem);
            throw new DomainException(ErrorCode.INVALID, fault.detail(), List.of(fault));
        }
    }
}
