package dev.acquaint.stack;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;

/** Shows the main job before the stack calls itself ready: the demo member's export imported, one invitation decided. */
final class DemoImport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;
    private final String url;
    private final String tokenUrl;
    private final String clientSecret;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    DemoImport(Site site, Payara payara, KeycloakServer keycloak, Secrets secrets) {
        this.site = site;
        this.url = payara.url();
        this.tokenUrl = keycloak.realmUrl() + "/protocol/openid-connect/token";
        this.clientSecret = secrets.of(Demo.Client.BRIGHT_PATH_INTEGRATOR.secret());
    }

    void show(Progress progress) {
        try {
            String token = token();
            progress.say("Importing " + Demo.Login.MEMBER.displayName() + "'s export");
            JsonNode report = importExport(token);
            progress.say("  " + summary(report));
            decide(token, progress);
        } catch (IOException e) {
            throw new StackException("The demo export could not be imported: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while importing the demo export.", e);
        }
    }

    private String token() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tokenUrl))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id="
                        + Demo.Client.BRIGHT_PATH_INTEGRATOR.id() + "&client_secret=" + clientSecret))
                .build();
        return send(request, 200).path("access_token").asText();
    }

    /** Made once a home: a second run imports the same file and finds all of it known. */
    private Path export() throws IOException {
        Path folder = Files.createDirectories(site.data().resolve("demo"));
        try (Stream<Path> files = Files.list(folder)) {
            Path made = files.filter(file -> file.toString().endsWith(".zip"))
                    .findAny()
                    .orElse(null);
            return made != null ? made : DemoExport.write(site.infra("demo"), folder, LocalDate.now(ZoneOffset.UTC));
        }
    }

    private JsonNode importExport(String token) throws IOException, InterruptedException {
        Path export = export();
        HttpRequest upload = request(token, "/v1/imports?member=" + memberId())
                .header("Content-Type", "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + export.getFileName() + "\"")
                .POST(BodyPublishers.ofFile(export))
                .build();
        String id = send(upload, 202).path("id").asText();
        JsonNode[] report = {JSON.createObjectNode()};
        Waiting.until("The demo import", Duration.ofMinutes(2), () -> {
            report[0] = send(request(token, "/v1/imports/" + id).GET().build(), 200);
            return !report[0].path("state").asText().matches("queued|running");
        });
        if (!report[0].path("state").asText().equals("done")) {
            throw new StackException("The demo export was not imported:\n" + report[0].toPrettyString());
        }
        return report[0];
    }

    private static String summary(JsonNode report) {
        int imported = 0;
        int unchanged = 0;
        int rejected = 0;
        for (JsonNode file : report.path("files")) {
            imported += file.path("rows_imported").asInt();
            unchanged += file.path("rows_unchanged").asInt();
            rejected += file.path("rows_rejected").asInt();
        }
        return "%d rows of %d files imported, %d known already, %d rejected"
                .formatted(imported, report.path("files").size(), unchanged, rejected);
    }

    private void decide(String token, Progress progress) throws IOException, InterruptedException {
        JsonNode open = send(
                request(token, "/v1/invitations?member=" + memberId() + "&state=open&direction=incoming&limit=200")
                        .GET()
                        .build(),
                200);
        for (JsonNode invitation : open.path("items")) {
            if (invitation.path("note").asText().isBlank()) {
                continue;
            }
            JsonNode decision = evaluate(token, invitation.path("id").asText());
            String reply = decision.path("reply").path("text").asText();
            if (!reply.isBlank()) {
                tell(invitation, decision, reply, progress);
                return;
            }
        }
        throw new StackException("No open invitation of the demo was decided with a reply.");
    }

    private JsonNode evaluate(String token, String invitation) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of(
                "action", "accept",
                "member", memberId(),
                "resource", Map.of("type", "invitation", "id", invitation),
                "options", Map.of("explain", true, "language", "en")));
        return send(
                request(token, "/v1/evaluations")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                200);
    }

    private static void tell(JsonNode invitation, JsonNode decision, String reply, Progress progress) {
        progress.plain("");
        progress.plain("  " + invitation.path("contact_name").asText() + " wrote: "
                + invitation.path("note").asText());
        progress.plain("  Decision   " + decision.path("outcome").asText() + ", by the rule "
                + decision.path("decided_by").path("rule").asText() + " of the pack "
                + decision.path("decided_by").path("policy").asText());
        for (JsonNode reason : decision.path("reasons")) {
            progress.plain("  Reason     " + reason.path("text").asText());
        }
        progress.plain("  Reply      " + reply.strip().replace("\n", "\n             "));
        progress.plain("");
    }

    private static String memberId() {
        String id = Demo.Login.MEMBER.memberId();
        if (id == null) {
            throw new IllegalStateException("the demo member has no id");
        }
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new StackException("%s %s was answered %d:\n%s"
                    .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }
}
