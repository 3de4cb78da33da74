package dev.acquaint.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A full Jakarta EE server with a domain of its own, on loopback, driven by its own administration tool. */
final class PayaraServer implements AutoCloseable {

    private static final int PORT_BASE = 24_800;

    private final Path home;
    private final Map<String, String> environment;

    private PayaraServer(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** @param environment the application's configuration, as MicroProfile Config reads it from the environment */
    static PayaraServer start(Path zip, Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        unzip(zip, home);
        PayaraServer server = new PayaraServer(home, environment);
        server.asadmin(
                "create-domain",
                "--nopassword=true",
                "--portbase",
                Integer.toString(PORT_BASE),
                "--checkports=false",
                "acquaint");
        Path configuration = home.resolve("payara6/glassfish/domains/acquaint/config/domain.xml");
        String onLoopback = Files.readString(configuration)
                .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
                .replace("-Xmx512m", "-Xmx640m")
                .replaceAll("<network-listener (?![^>]*address=)", "<network-listener address=\"127.0.0.1\" ")
                .replaceAll("<hazelcast-config-specific-configuration", "$0 enabled=\"false\"");
        Files.writeString(configuration, onLoopback);
        server.asadmin("start-domain", "acquaint");
        return server;
    }

    void deploy(Path ear) throws IOException, InterruptedException {
        asadmin("--port", Integer.toString(PORT_BASE + 48), "deploy", "--name", "acquaint", ear.toString());
    }

    String url() {
        return "http://localhost:" + (PORT_BASE + 80);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        asadmin("stop-domain", "--kill=true", "acquaint");
    }

    private void asadmin(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("payara6/bin/asadmin").toString(), "--interactive=false"));
        command.addAll(List.of(arguments));
        Path output = home.resolve("asadmin.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES))
                .as("asadmin %s ended", List.of(arguments))
                .isTrue();
        assertThat(process.exitValue())
                .as("asadmin %s: %s", List.of(arguments), Files.readString(output))
                .isZero();
    }

    private static void unzip(Path zip, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                assertThat(path.startsWith(target)).as(entry.getName()).isTrue();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(entries, path, StandardCopyOption.REPLACE_EXISTING);
                    if (path.getFileName().toString().equals("asadmin")) {
                        assertThat(path.toFile().setExecutable(true)).isTrue();
                    }
                }
            }
        }
    }
}
