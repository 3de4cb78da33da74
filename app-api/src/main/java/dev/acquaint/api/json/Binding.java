package dev.acquaint.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns a JSON tree into a request record. A component is a field in snake_case; one that is not {@link Nullable} is
 * required; null means absent. Nothing is converted: a number is no text, a text is no number. All faults are
 * gathered before anything is refused, so that a caller mends a body once.
 */
final class Binding {

    private static final int MOST_FAULTS = 50;

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private final List<Fault> faults = new ArrayList<>();

    private Binding() {}

    static <T extends Record> T bind(JsonNode node, Class<T> type, String pointer) {
        Binding binding = new Binding();
        Object bound = binding.object(node, type, pointer);
        if (bound == null || !binding.faults.isEmpty()) {
            List<Fault> found = binding.faults.subList(0, Math.min(binding.faults.size(), MOST_FAULTS));
            throw new DomainException(
                    ErrorCode.INVALID,
                    found.size() == 1
                            ? found.get(0).detail()
                            : "%d parts of the body are not as the contract says.".formatted(binding.faults.size()),
                    found);
        }
        return type.cast(bound);
    }

    private @Nullable Object object(JsonNode node, Class<?> type, String pointer) {
        if (!node.isObject()) {
            return wrong(pointer, "an object", node);
        }
        Shape shape = SHAPES.computeIfAbsent(type, Shape::of);
        int before = faults.size();
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!shape.fields().containsKey(name)) {
                unknown(pointer, name, shape);
            }
        }
        Object[] values = new Object[shape.fields().size()];
        int at = 0;
        for (Field field : shape.fields().values()) {
            JsonNode value = node.get(field.name());
            if (value != null && !value.isNull()) {
                values[at] = value(value, field.type(), pointer + "/" + field.name());
            } else if (field.required()) {
                fault(pointer, "missing-field", "`" + field.name() + "` is required.");
            }
            at++;
        }
        return faults.size() > before ? null : shape.make(values);
    }

    private void unknown(String pointer, String name, Shape shape) {
        String known = Nearest.to(name, shape.fields().keySet())
                .map(nearest -> "Did you mean `" + nearest + "`?")
                .orElseGet(
                        () -> "Known here: " + String.join(", ", shape.fields().keySet()) + ".");
        fault(pointer + "/" + escaped(name), "unknown-field", "There is no field `" + shown(name) + "`. " + known);
    }

    private @Nullable Object value(JsonNode node, Type type, String pointer) {
        if (type == JsonNode.class) {
            return node;
        }
        if (type == String.class) {
            return node.isTextual() ? node.textValue() : wrong(pointer, "a text", node);
        }
        if (type == Boolean.class || type == boolean.class) {
            return node.isBoolean() ? (Object) node.booleanValue() : wrong(pointer, "true or false", node);
        }
        if (type == Integer.class || type == int.class) {
            return node.isIntegralNumber() && node.canConvertToInt()
                    ? (Object) node.intValue()
                    : wrong(pointer, "an integer", node);
        }
        if (type == Long.class || type == long.class) {
            return node.isIntegralNumber() && node.canConvertToLong()
                    ? (Object) node.longValue()
                    : wrong(pointer, "an integer", node);
        }
        if (type == Instant.class) {
            return instant(node, pointer);
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(node, generic.getActualTypeArguments()[0], pointer)
                    : map(node, pointer);
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return object(node, record, pointer);
        }
        throw new IllegalStateException("A request record holds a type that is not read: " + type);
    }

    private @Nullable Object instant(JsonNode node, String pointer) {
        if (node.isTextual()) {
            try {
                return Instant.parse(node.textValue());
            } catch (DateTimeParseException notAnInstant) {
                // Told below, like any other wrong value.
            }
        }
        return wrong(pointer, "an instant such as 2026-11-22T09:00:00Z", node);
    }

    private @Nullable Object list(JsonNode node, Type element, String pointer) {
        if (!node.isArray()) {
            return wrong(pointer, "an array", node);
        }
        List<Object> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            Object value = value(node.get(i), element, pointer + "/" + i);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Free content, such as facts: its names and values are the domain's to judge. */
    private @Nullable Object map(JsonNode node, String pointer) {
        return node.isObject() ? plain(node) : wrong(pointer, "an object", node);
    }

    private static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                node.fields().forEachRemaining(entry -> map.put(entry.getKey(), plain(entry.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>(node.size());
                node.forEach(element -> list.add(plain(element)));
                yield list;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            default -> null;
        };
    }

    private static Object number(JsonNode node) {
        if (node.isIntegralNumber()) {
            BigInteger exact = node.bigIntegerValue();
            return exact.bitLength() < Long.SIZE ? (Object) exact.longValue() : exact;
        }
        return node.decimalValue();
    }

    private @Nullable Object wrong(String pointer, String expected, JsonNode found) {
        String what = switch (found.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "the text \"" + shown(found.textValue()) + "\"";
            case NUMBER -> "the number " + shown(found.asText());
            case BOOLEAN -> found.asText();
            default -> "null";
        };
        fault(pointer, "wrong-type", "Expected " + expected + ", found " + what + ".");
        return null;
    }

    private void fault(String pointer, String code, String detail) {
        faults.add(new Fault(pointer, code, detail));
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private record Field(String name, Type type, boolean required) {}

    private record Shape(Map<String, Field> fields, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Map<String, Field> fields = new LinkedHashMap<>();
            for (RecordComponent component : components) {
                String name = snake(component.getName());
                boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                fields.put(name, new Field(name, component.getGenericType(), required));
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Shape(fields, constructor);
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException("A record has its canonical constructor", impossible);
            }
        }

        Object make(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException refused) {
                if (refused.getCause() instanceof DomainException known) {
                    throw known;
                }
                throw new IllegalStateException("A request record refused its values", refused);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("A request record cannot be made", impossible);
            }
        }

        private static String snake(String camel) {
            return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        }
    }
}
