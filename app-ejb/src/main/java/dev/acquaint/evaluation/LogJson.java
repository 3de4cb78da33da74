package dev.acquaint.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.acquaint.kernel.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** How the log writes its content: names as the API has them, numbers exact, ids and instants as text. */
final class LogJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A fact given as null says "unknown", which is not the same as nothing said: nulls in maps stay.
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule("text-values")
                    .addSerializer(Id.class, writing(Id::toString))
                    .addDeserializer(Id.class, reading(Id::of))
                    .addSerializer(Instant.class, writing(Instant::toString))
                    .addDeserializer(Instant.class, reading(Instant::parse))
                    .addSerializer(Locale.class, writing(Locale::toLanguageTag))
                    .addDeserializer(Locale.class, reading(Locale::forLanguageTag)))
            .build();

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private LogJson() {}

    static Map<String, Object> asMap(Object value) {
        try {
            return MAPPER.readValue(MAPPER.writeValueAsBytes(value), MAP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By way of the text, so that equal numbers become equal nodes. */
    static JsonNode asTree(Object value) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> JsonSerializer<T> writing(Function<T, String> text) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(text.apply(value));
            }
        };
    }

    private static <T> JsonDeserializer<T> reading(Function<String, T> value) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return value.apply(in.getText());
            }
        };
    }
}
