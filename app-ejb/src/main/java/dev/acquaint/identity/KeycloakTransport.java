package dev.acquaint.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.net.ssl.SSLContext;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.client.proxy.WebResourceFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.spi.ResteasyClientProvider;

/**
 * Lets Keycloak's admin client speak through the server's own Jersey. The client it brings, RESTEasy, would take over
 * every JAX-RS endpoint of the application. Public because the service loader wants it so.
 */
public final class KeycloakTransport implements ResteasyClientProvider {

    private static final int CONNECT_MILLISECONDS = 3_000;
    private static final int READ_MILLISECONDS = 15_000;

    @Override
    public Client newRestEasyClient(@Nullable Object unused, @Nullable SSLContext ssl, boolean disableTrustManager) {
        var builder = new JerseyClientBuilder()
                // The server's own JSON provider would be found, and knows nothing of Jackson's annotations.
                .property("jersey.config.disableAutoDiscovery", true)
                .property("jersey.config.disableMetainfServicesLookup", true)
                .property(ClientProperties.CONNECT_TIMEOUT, CONNECT_MILLISECONDS)
                .property(ClientProperties.READ_TIMEOUT, READ_MILLISECONDS)
                // Keycloak has a DELETE with a body.
                .property(ClientProperties.SUPPRESS_HTTP_COMPLIANCE_VALIDATION, true)
                .register(Representations.class);
        if (ssl != null) {
            builder.sslContext(ssl);
        }
        return builder.build();
    }

    @Override
    public <R> R targetProxy(WebTarget target, Class<R> resource) {
        return WebResourceFactory.newResource(resource, target);
    }

    /** Keycloak's JSON, for this client only; not a {@code @Provider}, so that the server does not find it. */
    @ConstrainedTo(RuntimeType.CLIENT)
    @Priority(1) // before the server's own JSON provider, which is found all the same
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Representations implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

        private static final JsonMapper JSON = JsonMapper.builder()
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return isRepresentation(type, media);
        }

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return isRepresentation(type, media);
        }

        private static boolean isRepresentation(Class<?> type, MediaType media) {
            return MediaType.APPLICATION_JSON_TYPE.isCompatible(media)
                    && type != String.class
                    && type != byte[].class
                    && type != Form.class
                    && !InputStream.class.isAssignableFrom(type)
                    && !Reader.class.isAssignableFrom(type)
                    && !Response.class.isAssignableFrom(type);
        }

        @Override
        public Object readFrom(
                Class<Object> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream body)
                throws IOException {
            return JSON.readValue(body, JSON.constructType(generic));
        }

        @Override
        public void writeTo(
                Object value,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, Object> headers,
                OutputStream body)
                throws IOException {
            body.write(JSON.writeValueAsBytes(value));
        }
    }
}
