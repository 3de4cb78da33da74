package dev.acquaint.stack;

import dev.acquaint.stack.Ports.Part;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * The whole product on one machine. Its servers outlive the launcher: they are found again, and
 * ended, by the process records in the stack's home. Starting is safe at any time: what an
 * interrupted run left behind is ended first.
 */
public final class Stack {

    private static final long FIRST_START_BYTES = 2_500_000_000L;
    private static final long LATER_START_BYTES = 300_000_000L;

    private final Site site;
    private final Ports ports;
    private final Progress progress;
    private final Secrets secrets;
    private final Database database;
    private final KeycloakServer keycloak;
    private final MailCatcher mail;
    private final Payara payara;

    public Stack(Site site, Ports ports, Progress progress) {
        this.site = site;
        this.ports = ports;
        this.progress = progress;
        this.secrets = new Secrets(site.secrets());
        this.database = new Database(site, ports, secrets);
        this.keycloak = new KeycloakServer(site, ports, secrets, database);
        this.mail = new MailCatcher(site, ports);
        this.payara = new Payara(site, ports, secrets, database, keycloak);
    }

    /** Starts what does not run yet and returns when all of it answers. */
    public void start() {
        exclusively(() -> {
            if (running()) {
                progress.say("The stack is already running");
                return;
            }
            endWhatIsLeft();
            checkSpace();
            checkPorts();
            try {
                startServers();
                Files.writeString(site.ready(), payara.url() + "\n");
            } catch (IOException e) {
                endAll();
                throw Site.cannotWrite(site.ready(), e);
            } catch (RuntimeException e) {
                endAll();
                throw e;
            }
        });
    }

    private void startServers() {
        database.prepare(progress);
        keycloak.prepare(progress);
        progress.say("Starting MariaDB and the mail catcher");
        database.start();
        mail.start();
        database.awaitReady();
        mail.awaitReady();
        new Migration(site, database).run(progress);
        new DemoOrganizations(database).write();
        progress.say("Starting Keycloak and Payara Micro");
        keycloak.start();
        payara.start();
        keycloak.awaitReady();
        progress.say("Keycloak is up");
        payara.awaitReady();
        progress.say("Payara Micro is up with the API and the console");
        new DemoEnvironment(site, payara, keycloak, secrets).write();
        new DemoImport(site, payara, keycloak, secrets).show(progress);
    }

    /** Replaces the application only, after a build. */
    public void redeploy() {
        exclusively(() -> {
            if (!database.process().alive() || !keycloak.process().alive()) {
                throw new StackException("The stack is not running: start it first.");
            }
            payara.process().stop(Duration.ofSeconds(20));
            new Migration(site, database).run(progress);
            progress.say("Starting Payara Micro");
            payara.start();
            payara.awaitReady();
            progress.say("Payara Micro is up with the API and the console");
        });
    }

    public void stop() {
        exclusively(() -> {
            progress.say("Stopping");
            endAll();
        });
    }

    /** Forgets all data, passwords and mails. The unpacked servers stay. */
    public void reset() {
        exclusively(() -> {
            endAll();
            for (var path : List.of(site.data(), site.secrets(), site.mail(), site.demoEnv(), site.logs())) {
                Site.deleteTree(path);
            }
            progress.say("Emptied " + site.home());
        });
    }

    /** True when it was once ready and all its servers still live. */
    public boolean running() {
        return Files.exists(site.ready()) && processes().stream().allMatch(ServerProcess::alive);
    }

    public String url() {
        return payara.url();
    }

    String keycloakUrl() {
        return keycloak.url();
    }

    private List<ServerProcess> processes() {
        return List.of(payara.process(), keycloak.process(), mail.process(), database.process());
    }

    private void endWhatIsLeft() {
        List<String> left = processes().stream()
                .filter(ServerProcess::alive)
                .map(ServerProcess::name)
                .toList();
        if (!left.isEmpty()) {
            progress.say("Ending what an earlier run left behind: " + String.join(", ", left));
            endAll();
        }
    }

    private void endAll() {
        try {
            Files.deleteIfExists(site.ready());
        } catch (IOException e) {
            throw Site.cannotWrite(site.ready(), e);
        }
        // The users of the database before the database.
        payara.process().stop(Duration.ofSeconds(20));
        keycloak.process().stop(Duration.ofSeconds(60));
        mail.process().stop(Duration.ofSeconds(5));
        database.process().stop(Duration.ofSeconds(60));
    }

    private void checkSpace() {
        long needed = Files.exists(site.data().resolve("mariadb.complete")) ? LATER_START_BYTES : FIRST_START_BYTES;
        try {
            Files.createDirectories(site.home());
            FileStore disk = Files.getFileStore(site.home());
            if (disk.getUsableSpace() < needed) {
                throw new StackException("The disk is full: %s needs %d MB free, %d MB are."
                        .formatted(site.home(), needed / 1_000_000, disk.getUsableSpace() / 1_000_000));
            }
        } catch (IOException e) {
            throw Site.cannotWrite(site.home(), e);
        }
    }

    private void checkPorts() {
        for (Part part : Part.values()) {
            int port = ports.of(part);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                throw new StackException(
                        "Port %d is taken by another program, and %s needs it. End that program, or choose another port with %s PORT, or move all ports with --ports-offset N."
                                .formatted(port, part.description(), part.option()));
            }
        }
    }

    /** Two launchers at once would each end what the other starts. */
    private void exclusively(Runnable work) {
        try {
            Files.createDirectories(site.run());
            try (RandomAccessFile file =
                            new RandomAccessFile(site.run().resolve("lock").toFile(), "rw");
                    FileLock lock = file.getChannel().tryLock()) {
                if (lock == null) {
                    throw new StackException("Another infra/run is at work in " + site.home() + ".");
                }
                work.run();
            }
        } catch (IOException e) {
            throw Site.cannotWrite(site.run(), e);
        }
    }
}
