package dev.acquaint.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.stack.Demo.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SystemTest
class EarIT {

    @TempDir
    private Path home;

    @Test
    void the_ear_serves_pages_and_the_api_on_a_full_server(Demo demo) throws IOException, InterruptedException {
        try (PayaraServer server =
                PayaraServer.start(Path.of(System.getProperty("acquaint.payara-server")), home, configuration(demo))) {
            server.deploy(Path.of(System.getProperty("acquaint.ear")));

            Api integrator = demo.at(server.url(), Client.BRIGHT_PATH_INTEGRATOR);
            assertThat(demo.at(server.url(), null)
                            .get("/v1/packs")
                            .assertProblem(401)
                            .body())
                    .doesNotContain("Payara");
            Api.Answer packs = integrator.get("/v1/packs");
            assertThat(packs.status()).as(packs.body()).isEqualTo(200);
            assertThat(packs.json().findValuesAsText("id")).contains("know-like-trust", "closed");
            Api.Answer page = demo.at(server.url(), null).get("/console/sign-up.xhtml");
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("<html", "Acquaint");
        }
    }

    /** The stack's own configuration, by the names under which the environment carries it. */
    private static Map<String, String> configuration(Demo demo) throws IOException {
        Properties properties = new Properties();
        try (var lines = Files.newBufferedReader(demo.home().resolve("run/payara.properties"))) {
            properties.load(lines);
        }
        Map<String, String> environment = new HashMap<>();
        properties.forEach((name, value) -> environment.put(
                name.toString().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value.toString()));
        return environment;
    }
}
