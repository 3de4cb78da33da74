package dev.acquaint.stack;

import dev.acquaint.stack.Ports.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keycloak from its Maven artifact, built once for MariaDB, with the realm and the theme of this repository. */
final class KeycloakServer {

    static final String REALM = "acquaint";

    private static final String VERSION = Versions.of("keycloak");
    private static final List<String> BUILD = List.of(
            "build",
            "--db=mariadb",
            "--health-enabled=true",
            "--features-disabled=ciba,device-flow,impersonation,kerberos,step-up-authentication-saml,twitter-broker,workflows");

    private final Site site;
    private final Ports ports;
    private final Secrets secrets;
    private final Database database;
    private final ServerProcess process;
    private final Path installation;

    KeycloakServer(Site site, Ports ports, Secrets secrets, Database database) {
        this.site = site;
        this.ports = ports;
        this.secrets = secrets;
        this.database = database;
        this.process = new ServerProcess(site, "keycloak");
        this.installation = site.servers().resolve("keycloak-" + VERSION);
    }

    void prepare(Progress progress) {
        Path complete = installation.resolve("acquaint.complete");
        try {
            if (!Files.exists(complete) || !Files.readString(complete).equals(String.join(" ", BUILD))) {
                progress.say("Unpacking Keycloak " + VERSION);
                Site.deleteTree(installation);
                unzip(site.infra("stack/target/servers/keycloak-quarkus-dist.zip"), site.servers());
                progress.say("Building Keycloak for MariaDB (once)");
                build();
                Files.writeString(complete, String.join(" ", BUILD));
            }
            copyTree(site.infra("keycloak/theme"), installation.resolve("themes"));
            Path imports = Files.createDirectories(installation.resolve("data/import"));
            Files.copy(
                    site.infra("keycloak/acquaint-realm.json"),
                    imports.resolve("acquaint-realm.json"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("Keycloak could not be set up in " + installation + ": " + e.getMessage(), e);
        }
    }

    private void build() throws IOException {
        ServerProcess build = new ServerProcess(site, "keycloak-build");
        build.start(command(BUILD), Map.of("JAVA_HOME", System.getProperty("java.home")), installation);
        Waiting.until("Keycloak's build", Duration.ofMinutes(5), () -> !build.alive());
        if (!build.output().contains("Server configuration updated and persisted")) {
            throw new StackException("Keycloak's build failed:\n" + build.lastLines(15));
        }
        build.stop(Duration.ofSeconds(5));
    }

    void start() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx320m");
        environment.put("JAVA_OPTS_APPEND", "-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1 " + sharedClasses());
        environment.put("KC_DB_URL", database.url("keycloak"));
        environment.put("KC_DB_USERNAME", Database.KEYCLOAK_ACCOUNT);
        environment.put("KC_DB_PASSWORD", database.password(Database.KEYCLOAK_ACCOUNT));
        environment.put("KC_DB_POOL_MAX_SIZE", "20");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of("keycloak.admin"));
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(ports.of(Part.KEYCLOAK)));
        environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.of(Part.KEYCLOAK_MANAGEMENT)));
        environment.put("KC_HOSTNAME", url());
        environment.put("KC_CACHE", "local");
        environment.put("ACQUAINT_PUBLIC_URL", "http://localhost:" + ports.of(Part.HTTP));
        environment.put("ACQUAINT_MAIL_PORT", Integer.toString(ports.of(Part.MAIL)));
        for (Demo.Login login : Demo.Login.values()) {
            environment.put("ACQUAINT_PASSWORD_" + login.name(), secrets.of(login.secret()));
        }
        for (Demo.Client client : Demo.Client.values()) {
            environment.put("ACQUAINT_SECRET_" + client.name(), secrets.of(client.secret()));
        }
        process.start(command(List.of("start", "--optimized", "--import-realm")), environment, site.data());
    }

    /** Half of a start is reading classes. The first run archives them as it ends, later ones map the archive. */
    private String sharedClasses() {
        Path archive =
                site.servers().resolve("keycloak-" + VERSION + "-java-" + System.getProperty("java.version") + ".jsa");
        return (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive;
    }

    void awaitReady() {
        Waiting.until("Keycloak", Duration.ofMinutes(8), () -> {
            process.failIfEnded();
            return Waiting.statusOf("http://localhost:" + ports.of(Part.KEYCLOAK_MANAGEMENT) + "/health/ready") == 200;
        });
        process.rememberChildren();
    }

    String url() {
        return "http://localhost:" + ports.of(Part.KEYCLOAK);
    }

    String realmUrl() {
        return url() + "/realms/" + REALM;
    }

    ServerProcess process() {
        return process;
    }

    private List<String> command(List<String> arguments) {
        return Stream.concat(Stream.of(installation.resolve("bin/kc.sh").toString()), arguments.stream())
                .toList();
    }

    private static void unzip(Path zip, Path target) throws IOException {
        if (!Files.exists(zip)) {
            throw new StackException(zip + " is missing: build the project first (infra/run does).");
        }
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside its archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(Site.directoryOf(file));
                    Files.copy(entries, file, StandardCopyOption.REPLACE_EXISTING);
                    if (file.toString().endsWith(".sh") && !file.toFile().setExecutable(true, true)) {
                        throw new IOException("cannot make " + file + " executable");
                    }
                }
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : tree.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
