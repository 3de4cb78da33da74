package dev.acquaint.stack;

import dev.acquaint.stack.Ports.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Payara Micro with the API at the root and the console beside it, listening on loopback only. */
final class Payara {

    private final Site site;
    private final Ports ports;
    private final Secrets secrets;
    private final Database database;
    private final KeycloakServer keycloak;
    private final ServerProcess process;

    Payara(Site site, Ports ports, Secrets secrets, Database database, KeycloakServer keycloak) {
        this.site = site;
        this.ports = ports;
        this.secrets = secrets;
        this.database = database;
        this.keycloak = keycloak;
        this.process = new ServerProcess(site, "payara");
    }

    void start() {
        Path root = site.data().resolve("payara");
        Site.deleteTree(root);
        Path boot = site.run().resolve("payara-boot.txt");
        Site.writePrivately(boot, bootCommands());
        Path properties = site.run().resolve("payara.properties");
        Site.writePrivately(properties, properties());
        process.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xms128m",
                        "-Xmx768m",
                        "-XX:MaxMetaspaceSize=384m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Duser.language=en",
                        "-Duser.timezone=UTC",
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        site.infra("stack/target/servers/payara-micro.jar").toString(),
                        "--rootdir",
                        root.toString(),
                        "--nohazelcast",
                        "--port",
                        Integer.toString(ports.of(Part.HTTP)),
                        "--prebootcommandfile",
                        boot.toString(),
                        "--systemproperties",
                        properties.toString(),
                        "--deploy",
                        war("app-api/target/acquaint-api.war") + ":/",
                        "--deploy",
                        war("app-web/target/acquaint-console.war") + ":console"),
                Map.of(),
                site.data());
    }

    private String war(String path) {
        Path war = site.project().resolve(path);
        if (!Files.exists(war)) {
            throw new StackException(war + " is missing: build the project first (infra/run does).");
        }
        return war.toString();
    }

    private static String bootCommands() {
        return """
                set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
                set configs.config.server-config.microprofile-metrics-configuration.enabled=false
                set-openapi-configuration --enabled=false
                """;
    }

    private String properties() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("acquaint.public.url", url());
        values.put("acquaint.db.url", database.url("acquaint"));
        values.put("acquaint.db.user", Database.APPLICATION_ACCOUNT);
        values.put("acquaint.db.password", database.password(Database.APPLICATION_ACCOUNT));
        values.put("acquaint.oidc.issuer", keycloak.realmUrl());
        values.put("acquaint.oidc.console.client-id", Demo.Client.CONSOLE.id());
        values.put("acquaint.oidc.console.client-secret", secrets.of(Demo.Client.CONSOLE.secret()));
        values.put("acquaint.keycloak.url", keycloak.url());
        values.put("acquaint.keycloak.realm", KeycloakServer.REALM);
        values.put("acquaint.keycloak.provisioner.client-id", Demo.Client.PROVISIONER.id());
        values.put("acquaint.keycloak.provisioner.client-secret", secrets.of(Demo.Client.PROVISIONER.secret()));
        values.put("acquaint.mail.host", "127.0.0.1");
        values.put("acquaint.mail.port", Integer.toString(ports.of(Part.MAIL)));
        values.put("acquaint.mail.from", "Acquaint <no-reply@acquaint.test>");
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    void awaitReady() {
        Waiting.until("Payara Micro", Duration.ofMinutes(8), () -> {
            process.failIfEnded();
            return process.output().contains("Payara Micro") && process.output().contains(" ready in ");
        });
        failIfNotDeployed();
    }

    /** A server without its applications calls itself ready as well, and counts those that failed as deployed. */
    private void failIfNotDeployed() {
        String output = process.output();
        String failure = "Exception while deploying the app";
        if (output.contains(failure) || !output.contains("Deployed 2 archive(s)")) {
            String cause = output.lines()
                    .filter(line -> line.contains(failure) || line.startsWith("Caused by"))
                    .distinct()
                    .limit(6)
                    .map(line -> "    " + line.strip() + "\n")
                    .collect(Collectors.joining());
            throw new StackException("An application did not deploy (" + site.log("payara") + "):\n" + cause);
        }
    }

    String url() {
        return "http://localhost:" + ports.of(Part.HTTP);
    }

    ServerProcess process() {
        return process;
    }
}
