package dev.acquaint.storage;

import dev.acquaint.kernel.Id;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Lets entities hold references to other aggregates as {@link Id}; their own key is in {@code TenantOwned}. */
@Converter(autoApply = true)
public class IdConverter implements AttributeConverter<@Nullable Id, @Nullable Long> {

    @Override
    public @Nullable Long convertToDatabaseColumn(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    @Override
    public @Nullable Id convertToEntityAttribute(@Nullable Long value) {
        return value == null ? null : new Id(value);
    }
}
