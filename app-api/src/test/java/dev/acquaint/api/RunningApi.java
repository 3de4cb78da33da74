package dev.acquaint.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.acquaint.api.decisions.DecisionResource;
import dev.acquaint.api.evaluations.EvaluationResource;
import dev.acquaint.api.facts.FactResource;
import dev.acquaint.api.imports.ImportResource;
import dev.acquaint.api.json.JsonReader;
import dev.acquaint.api.json.JsonWriter;
import dev.acquaint.api.lessons.LessonResource;
import dev.acquaint.api.limits.RateLimitFilter;
import dev.acquaint.api.limits.RateLimits;
import dev.acquaint.api.limits.RevalidationFilter;
import dev.acquaint.api.members.MemberResource;
import dev.acquaint.api.network.ContactResource;
import dev.acquaint.api.network.InvitationResource;
import dev.acquaint.api.packs.PackResource;
import dev.acquaint.api.problem.ProblemMapper;
import dev.acquaint.api.problem.Problems;
import dev.acquaint.api.security.AccessTokens;
import dev.acquaint.api.security.BearerFilter;
import dev.acquaint.api.security.Issuer;
import dev.acquaint.api.security.UploadLimit;
import dev.acquaint.identity.CallerDirectory;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Role;
import dev.acquaint.tenancy.TenantId;
import dev.acquaint.tenancy.VerifiedIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The API's own code behind a real HTTP server, with real tokens; only the services are played. Each answer is held
 * against the contract before a test sees it.
 */
final class RunningApi implements AutoCloseable {

    static final int QUOTA = 40;
    static final String PUBLIC_URL = "https://api.acquaint.test";
    static final String[] EVERY_SCOPE = {
        "decisions:evaluate",
        "decisions:read",
        "policies:read",
        "imports:write",
        "imports:read",
        "network:read",
        "lessons:read",
        "members:read",
        "members:write",
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    // Jersey warns of instances where it expects classes, and our mapper logs the failures that the tests provoke.
    private static final List<Logger> QUIET = Stream.of("org.glassfish.jersey", "dev.acquaint.api", "com.networknt")
            .map(Logger::getLogger)
            .toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }

    final PlayedServices services = new PlayedServices();
    final CurrentTenant currentTenant = new CurrentTenant();
    private final Issuer issuer = new Issuer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI base;

    RunningApi() {
        Problems problems = new Problems(PUBLIC_URL);
        ResourceConfig config = new ResourceConfig();
        config.registerInstances(
                new BearerFilter(
                        new AccessTokens(
                                Issuer.NAME, Optional.of(issuer.keysUri().toString())),
                        new KnownOrganization(),
                        currentTenant),
                new RateLimitFilter(new RateLimits(QUOTA, 60, Clock.systemUTC()), currentTenant),
                new RevalidationFilter(),
                new UploadLimit(),
                new JsonReader(),
                new JsonWriter(),
                new ProblemMapper(problems),
                new EvaluationResource(services.evaluation(currentTenant), problems),
                new DecisionResource(services.decisions()),
                new ImportResource(services.imports()),
                new PackResource(services.policies(), currentTenant),
                new FactResource(currentTenant),
                new ContactResource(services.contacts()),
                new InvitationResource(services.invitations()),
                new LessonResource(services.lessons(), currentTenant),
                new MemberResource(services.members(), currentTenant));
        config.addProperties(new V1Application().getProperties());
        config.register(MultiPartFeature.class);
        Set<Class<?>> played =
                config.getInstances().stream().map(Object::getClass).collect(Collectors.toSet());
        if (!played.equals(new V1Application().getClasses())) {
            throw new IllegalStateException("The application has other classes: " + new V1Application().getClasses());
        }
        server = JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/v1/"), config);
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Knows the one organization, and nobody else's. */
    private static final class KnownOrganization extends CallerDirectory {
        @Override
        public Caller callerFor(VerifiedIdentity identity) {
            Set<Role> roles = identity.roles().stream()
                    .flatMap(role -> Role.ofCode(role).stream())
                    .collect(Collectors.toSet());
            return new Caller(
                    new TenantId(1),
                    null,
                    identity.subject(),
                    identity.name(),
                    roles,
                    Role.permissionsOf(roles, identity.scopes()),
                    "Bright Path",
                    Locale.ENGLISH);
        }
    }

    String token(String... scopes) {
        return issuer.token(Issuer.claims(scopes));
    }

    Request get(String path) {
        return new Request("GET", path);
    }

    Request post(String path, String json) {
        return new Request("POST", path).body("application/json", json);
    }

    Request delete(String path) {
        return new Request("DELETE", path);
    }

    Request request(String method, String path) {
        return new Request(method, path);
    }

    final class Request {

        private final HttpRequest.Builder builder;
        private final String method;
        private final String path;
        private HttpRequest.BodyPublisher body = BodyPublishers.noBody();
        private String template;

        private Request(String method, String path) {
            this.method = method;
            this.path = path;
            this.template = path.replaceAll("\\?.*", "");
            builder = HttpRequest.newBuilder(base.resolve(path));
            builder.setHeader("Authorization", "Bearer " + token(EVERY_SCOPE));
        }

        /** The path as the contract writes it. */
        Request on(String template) {
            this.template = template;
            return this;
        }

        Request with(String header, String value) {
            builder.setHeader(header, value);
            return this;
        }

        Request withScopes(String... scopes) {
            return with("Authorization", "Bearer " + token(scopes));
        }

        Request body(String type, String text) {
            return body(type, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        Request body(String type, byte[] bytes) {
            body = BodyPublishers.ofByteArray(bytes);
            return with("Content-Type", type);
        }

        Answer send() {
            Answer answer = sendUnchecked();
            ContractSchemas.assertAnswer(
                    method.toLowerCase(Locale.ROOT), template, answer.status(), answer.type(), answer.json());
            return answer;
        }

        /** For requests that the contract does not know. */
        Answer sendUnchecked() {
            try {
                HttpResponse<byte[]> response =
                        client.send(builder.method(method, body).build(), BodyHandlers.ofByteArray());
                return new Answer(response);
            } catch (IOException e) {
                throw new IllegalStateException(method + " " + path, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String type() {
            return Arrays.stream(header("Content-Type").split(";")).findFirst().orElse("");
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        issuer.close();
    }
}
