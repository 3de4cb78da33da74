package dev.acquaint.api.json;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads the records marked {@link Body}, and nothing else. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonReader implements MessageBodyReader<Record> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isAnnotationPresent(Body.class);
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new DomainException(ErrorCode.UNSUPPORTED, "JSON is read in UTF-8 only.");
        }
        int limit = type.getAnnotation(Body.class).limit();
        byte[] body = in.readNBytes(limit + 1);
        if (body.length > limit) {
            throw new DomainException(ErrorCode.TOO_LARGE, "This body is read up to %d bytes.".formatted(limit));
        }
        return Json.read(body, type);
    }
}
