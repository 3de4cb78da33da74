package dev.acquaint.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Reads and writes JSON, one way for the whole API. */
public final class Json {

    /** The deepest legitimate body, a fact within a batch's item, has seven levels. */
    static final int MAX_DEPTH = 32;

    static final int MAX_STRING = 100_000;
    static final int MAX_NUMBER = 64;
    static final int MAX_NAME = 200;

    /** Where the parser's message turns from the body to the parser. */
    private static final List<String> ABOUT_ITSELF = List.of(
            " (for ",
            " (bound as",
            " (start marker",
            " (strict as",
            " (not recognized",
            ": enable `",
            " [Source",
            " at [Source",
            "\n");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(MAX_NUMBER)
                            .maxNameLength(MAX_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // RFC 8259: between systems JSON is UTF-8. Guessing would read UTF-16 without a word.
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    // Names come from callers: interning them would let callers fill a table of the whole process.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule("acquaint")
                    .addSerializer(Id.class, ToStringSerializer.instance)
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private Json() {}

    /**
     * @throws DomainException INVALID, with every fault found, each pointing at its place
     */
    public static <T extends Record> T read(byte[] body, Class<T> type) {
        return Binding.bind(parse(body), type, "");
    }

    /** Reads a part of a body that was parsed before; {@code pointer} is the part's place in it. */
    public static <T extends Record> T read(JsonNode part, Class<T> type, String pointer) {
        return Binding.bind(part, type, pointer);
    }

    public static void write(Object view, OutputStream out) throws IOException {
        MAPPER.writeValue(out, view);
    }

    /** The view as the tree it is written as, for answers that mix a view's fields with others. */
    public static JsonNode tree(Object view) {
        return MAPPER.valueToTree(view);
    }

    private static JsonNode parse(byte[] body) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(body);
        } catch (StreamConstraintsException beyond) {
            throw malformed(
                    "beyond-limits",
                    "Nesting is read to %d levels, a text to %d characters, a number to %d digits, a name to %d characters."
                            .formatted(MAX_DEPTH, MAX_STRING, MAX_NUMBER, MAX_NAME),
                    beyond);
        } catch (JsonProcessingException broken) {
            throw malformed("malformed-json", said(broken), broken);
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
        if (tree.isMissingNode()) {
            throw new DomainException(
                    ErrorCode.INVALID,
                    "The body is empty.",
                    List.of(new DomainException.Fault("", "missing-body", "Send a JSON object.")));
        }
        return tree;
    }

    private static DomainException malformed(String code, String detail, JacksonException cause) {
        JsonLocation at = cause.getLocation();
        String where = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
        String pointer = cause.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
        return new DomainException(
                ErrorCode.INVALID,
                "The body is not JSON as it is read here" + where + ".",
                List.of(new DomainException.Fault(pointer, code, detail)));
    }

    /** The parser's own words up to where it starts to speak of itself. */
    private static String said(JacksonException broken) {
        String words = broken.getOriginalMessage();
        for (String start : ABOUT_ITSELF) {
            int end = words.indexOf(start);
            words = end < 0 ? words : words.substring(0, end);
        }
        words = words.length() > 200 ? words.substring(0, 200) + "…" : words;
        return words.endsWith(".") ? words : words + ".";
    }
}
