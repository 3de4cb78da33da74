package dev.acquaint.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one stack finds and keeps its files.
 *
 * @param project the checked-out repository
 * @param home this stack's own data, secrets, logs and process records
 * @param servers unpacked servers; they hold no data, so several stacks may share them
 */
public record Site(Path project, Path home, Path servers) {

    public Site {
        project = project.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        servers = servers.toAbsolutePath().normalize();
    }

    public static Site of(Path project) {
        Path local = project.resolve("infra/.local");
        return new Site(project, local, local.resolve("servers"));
    }

    public Site withHome(Path other) {
        return new Site(project, other, servers);
    }

    public Path demoEnv() {
        return home.resolve("demo.env");
    }

    public Path mail() {
        return home.resolve("mail");
    }

    public Path logs() {
        return home.resolve("log");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    Path data() {
        return home.resolve("data");
    }

    Path secrets() {
        return home.resolve("secrets");
    }

    Path run() {
        return home.resolve("run");
    }

    Path ready() {
        return run().resolve("ready");
    }

    Path infra(String path) {
        return project.resolve("infra").resolve(path);
    }

    /** Of the built launcher, whoever runs it: under a test runner the own class path is a passing thing. */
    String launcherClassPath() {
        Path listed = infra("stack/target/stack.classpath");
        try {
            return infra("stack/target/stack.jar") + ":"
                    + Files.readString(listed).strip();
        } catch (IOException e) {
            throw new StackException(listed + " is missing: build the project first (infra/run does).", e);
        }
    }

    /** A file that only its owner may read, created so and never briefly open. */
    static void writePrivately(Path file, String text) {
        try {
            Files.createDirectories(directoryOf(file));
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    static StackException cannotWrite(Path file, IOException e) {
        return new StackException("Cannot write " + file + ": " + e.getMessage(), e);
    }

    static Path directoryOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " has no directory");
        }
        return parent;
    }

    static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + root, e);
        }
    }
}
