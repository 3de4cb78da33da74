package dev.acquaint.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One server of the stack, running apart from the launcher so that it outlives it. Its process is
 * recorded in a file with the moment it started: a later run ends exactly that process, and never
 * one that has since been given the same number.
 */
final class ServerProcess {

    private final String name;
    private final Path record;
    private final Path log;

    ServerProcess(Site site, String name) {
        this.name = name;
        this.record = site.run().resolve(name + ".pid");
        this.log = site.log(name);
    }

    String name() {
        return name;
    }

    void start(List<String> command, Map<String, String> environment, Path directory) {
        List<String> detached = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: Ctrl-C and a closing terminal reach the launcher only.
            detached.add("/usr/bin/setsid");
        }
        detached.addAll(command);
        try {
            Files.createDirectories(Site.directoryOf(log));
            Files.createDirectories(Site.directoryOf(record));
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(detached)
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            remember(Set.of(builder.start().toHandle()));
        } catch (IOException e) {
            throw new StackException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Records the processes it has started itself, so that they can be ended without it. */
    void rememberChildren() {
        Set<ProcessHandle> family = new LinkedHashSet<>();
        for (ProcessHandle process : recorded()) {
            family.add(process);
            process.descendants().forEach(family::add);
        }
        remember(family);
    }

    private void remember(Set<ProcessHandle> processes) {
        String lines = processes.stream()
                .map(process -> process.pid() + " " + startOf(process) + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(record, lines);
        } catch (IOException e) {
            throw Site.cannotWrite(record, e);
        }
    }

    boolean alive() {
        return !recorded().isEmpty();
    }

    void failIfEnded() {
        if (!alive()) {
            throw new StackException(
                    name + " ended while starting. The last it wrote (" + log + "):\n" + lastLines(15));
        }
    }

    String lastLines(int count) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                    .map(line -> "    " + line + "\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            return "    (nothing readable)";
        }
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends it and all it started: first kindly, after the patience is over by force. */
    void stop(Duration patience) {
        Set<ProcessHandle> family = new LinkedHashSet<>();
        for (ProcessHandle process : recorded()) {
            process.descendants().forEach(family::add);
            family.add(process);
        }
        // The parent first: a script forwards the signal and waits, its child alone would look like a crash.
        recorded().forEach(ProcessHandle::destroy);
        Instant deadline = Instant.now().plus(patience);
        for (ProcessHandle process : family) {
            if (!ended(process, Duration.between(Instant.now(), deadline))) {
                process.destroyForcibly();
                ended(process, Duration.ofSeconds(5));
            }
        }
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw Site.cannotWrite(record, e);
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ProcessHandle> recorded() {
        if (!Files.exists(record)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(record)) {
            return lines.map(line -> line.split(" "))
                    .filter(parts -> parts.length == 2)
                    .flatMap(parts -> same(Long.parseLong(parts[0]), Long.parseLong(parts[1])).stream())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<ProcessHandle> same(long pid, long startedAt) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> startOf(process) == startedAt);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
