package dev.acquaint.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.TreeMap;

/** Parameter overrides as a JSON object; numbers come back as exact as they went. */
@Converter
class ParamsConverter implements AttributeConverter<Map<String, Object>, String> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Map<String, Object> params) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(params));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Parameters must be plain JSON values", e);
        }
    }

    @Override
    public Map<String, Object> convertToEntityAttribute(String stored) {
        try {
            return Map.copyOf(JSON.readValue(stored, PARAMS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored parameters cannot be read", e);
        }
    }
}
