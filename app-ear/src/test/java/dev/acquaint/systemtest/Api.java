package dev.acquaint.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API as one client sees it, with a token by client credentials, or without any. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String url;
    private final @Nullable String token;

    Api(String url, @Nullable String tokenUrl, @Nullable String clientId, @Nullable String clientSecret) {
        this.url = url;
        this.token = tokenUrl == null ? null : tokenOf(tokenUrl, clientId, clientSecret);
    }

    private static String tokenOf(String tokenUrl, String clientId, String clientSecret) {
        Answer answer = send(HttpRequest.newBuilder(URI.create(tokenUrl))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + encoded(clientId)
                        + "&client_secret=" + encoded(clientSecret))));
        assertThat(answer.status())
                .as("token of %s: %s", clientId, answer.body())
                .isEqualTo(200);
        return answer.json().path("access_token").asText();
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** A file as a form sends it, for this member if one is given; without a name there is no file in the form. */
    Answer upload(@Nullable String member, @Nullable String fileName, byte[] content) {
        String boundary = "acquaint-" + UUID.randomUUID();
        String head = fileName == null
                ? "--" + boundary + "\r\nContent-Disposition: form-data; name=\"member\"\r\n\r\n" + member
                : "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        String path = "/v1/imports" + (member == null ? "" : "?member=" + encoded(member));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head.getBytes(StandardCharsets.UTF_8)),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    /** Waits until the import is over, however it ended. */
    Answer finished(String importId) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(60);
        while (true) {
            Answer answer = get("/v1/imports/" + importId);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            String state = answer.json().path("state").asText();
            if (!state.equals("queued") && !state.equals("running")) {
                return answer;
            }
            assertThat(Instant.now()).as("the import is still %s", state).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Location").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    record Answer(int status, String contentType, String location, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON (" + status + "): " + body, e);
            }
        }

        /** An error in problem details, of this status, that tells nothing of the inside. */
        Answer assertProblem(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(contentType).startsWith("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(expected);
            assertThat(json().path("title").asText()).isNotBlank();
            assertThat(body).doesNotContain("Exception", "dev.acquaint", "SQL", "\tat ");
            return this;
        }
    }
}
