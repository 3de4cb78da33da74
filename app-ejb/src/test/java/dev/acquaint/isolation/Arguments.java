package dev.acquaint.isolation;

import dev.acquaint.kernel.Id;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes up arguments for any method: the same id wherever one is wanted, and the same word wherever a text is. */
final class Arguments {

    private final Id id;
    private final String word;
    private boolean heldAnId;

    Arguments(Id id, String word) {
        this.id = id;
        this.word = word;
    }

    /** Whether an id was wanted anywhere. */
    boolean heldAnId() {
        return heldAnId;
    }

    Object[] of(Method method) {
        return Arrays.stream(method.getGenericParameterTypes()).map(this::value).toArray();
    }

    private Object value(Type generic) {
        Class<?> type = raw(generic);
        if (type == Id.class) {
            heldAnId = true;
            return id;
        } else if (type == String.class || type == Object.class || type == CharSequence.class) {
            return word;
        } else if (type == int.class || type == Integer.class) {
            return 10;
        } else if (type == short.class || type == Short.class) {
            return (short) 10;
        } else if (type == byte.class || type == Byte.class) {
            return (byte) 10;
        } else if (type == char.class || type == Character.class) {
            return 'a';
        } else if (type == float.class || type == Float.class) {
            return 10.0f;
        } else if (type == byte[].class) {
            return word.getBytes(StandardCharsets.UTF_8);
        } else if (type == long.class || type == Long.class) {
            return 10L;
        } else if (type == double.class || type == Double.class) {
            return 10.0;
        } else if (type == boolean.class || type == Boolean.class) {
            return false;
        } else if (type == Locale.class) {
            return Locale.ENGLISH;
        } else if (type == Instant.class) {
            return Instant.parse("2026-01-02T03:04:05Z");
        } else if (type == LocalDate.class) {
            return LocalDate.of(2026, 1, 2);
        } else if (type == InputStream.class) {
            return new ByteArrayInputStream(word.getBytes(StandardCharsets.UTF_8));
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Optional.class) {
            return some(argument(generic)).stream().findFirst();
        } else if (type == Set.class) {
            return Set.copyOf(some(argument(generic)));
        } else if (type == List.class || type == Collection.class || type == Iterable.class) {
            return some(argument(generic));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            return record(type);
        }
        return type.isSealed() ? some(type).stream().findFirst().orElse(null) : null; // a function, an open interface
    }

    /** One of a type, and one of each kind where it is sealed. */
    private List<Object> some(Type generic) {
        Class<?> type = raw(generic);
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses())
                    .map(this::value)
                    .filter(Objects::nonNull)
                    .toList();
        }
        return type.isInterface() && type != List.class && type != Map.class && type != Set.class
                ? List.of()
                : Stream.ofNullable(value(generic)).toList();
    }

    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType()))
                    .toArray());
        } catch (InvocationTargetException e) {
            return null; // it refuses what was made up, which is as good an answer for one id as for the other
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> raw(Type generic) {
        if (generic instanceof Class<?> type) {
            return type;
        }
        return generic instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : Object.class;
    }

    private static Type argument(Type generic) {
        return generic instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }
}
