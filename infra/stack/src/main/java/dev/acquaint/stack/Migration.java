package dev.acquaint.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Brings the schema up to date with the account that may, before the application starts with the
 * account that may not. The program and its libraries are those inside the deployed API.
 */
final class Migration {

    private static final String PROGRAM = "dev.acquaint.storage.Migrate";
    private static final String DONE = "Migration done";

    private final Site site;
    private final Database database;

    Migration(Site site, Database database) {
        this.site = site;
        this.database = database;
    }

    void run(Progress progress) {
        progress.say("Bringing the database schema up to date");
        Path libraries = site.data().resolve("migration");
        Site.deleteTree(libraries);
        extractLibraries(site.project().resolve("app-api/target/acquaint-api.war"), libraries);
        ServerProcess migration = new ServerProcess(site, "migration");
        migration.start(
                List.of(
                        "/bin/sh",
                        "-c",
                        "\"$0\" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp \"$1/*\" " + PROGRAM
                                + " && echo '" + DONE + "'",
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        libraries.toString()),
                Map.of(
                        "ACQUAINT_MIGRATION_URL",
                        database.url("acquaint"),
                        "ACQUAINT_MIGRATION_USER",
                        Database.MIGRATION_ACCOUNT,
                        "ACQUAINT_MIGRATION_PASSWORD",
                        database.password(Database.MIGRATION_ACCOUNT),
                        "ACQUAINT_MIGRATION_APPLICATION_ACCOUNT",
                        Database.APPLICATION_ACCOUNT + "@127.0.0.1"),
                site.data());
        Waiting.until("The migration", Duration.ofMinutes(5), () -> !migration.alive());
        if (!migration.output().contains(DONE)) {
            throw new StackException(
                    "The migration failed (" + site.log("migration") + "):\n" + migration.lastLines(20));
        }
        migration.stop(Duration.ofSeconds(5));
    }

    private static void extractLibraries(Path war, Path target) {
        if (!Files.exists(war)) {
            throw new StackException(war + " is missing: build the project first (infra/run does).");
        }
        try (ZipFile archive = new ZipFile(war.toFile())) {
            Files.createDirectories(target);
            Enumeration<? extends ZipEntry> entries = archive.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith("WEB-INF/lib/")
                        && entry.getName().endsWith(".jar")) {
                    Path file = target.resolve(Path.of(entry.getName()).getFileName());
                    try (InputStream in = archive.getInputStream(entry)) {
                        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        } catch (IOException e) {
            throw new StackException("Cannot read " + war + ": " + e.getMessage(), e);
        }
    }
}
