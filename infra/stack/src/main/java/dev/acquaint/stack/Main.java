package dev.acquaint.stack;

import dev.acquaint.stack.Ports.Part;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What infra/run calls once everything is built. */
public final class Main {

    private enum Task {
        START,
        STOP,
        RESET,
        REDEPLOY
    }

    private Task task = Task.START;
    private boolean foreground;
    private Ports ports = Ports.usual();
    private Site site;

    private Main(Path project) {
        this.site = Site.of(project);
    }

    /** @param arguments the repository's directory, then infra/run's own options */
    public static void main(String[] arguments) {
        try {
            Main main = new Main(Path.of(arguments[0]));
            main.read(new ArrayDeque<>(Arrays.asList(arguments).subList(1, arguments.length)));
            main.perform();
        } catch (StackException e) {
            System.err.println();
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void read(Deque<String> options) {
        int offset = 0;
        Map<Part, Integer> chosen = new EnumMap<>(Part.class);
        while (!options.isEmpty()) {
            String option = options.removeFirst();
            Optional<Part> part = Arrays.stream(Part.values())
                    .filter(candidate -> candidate.option().equals(option))
                    .findAny();
            if (part.isPresent()) {
                chosen.put(part.get(), number(option, options));
                continue;
            }
            switch (option) {
                case "--stop" -> task = Task.STOP;
                case "--reset" -> task = Task.RESET;
                case "--redeploy" -> task = Task.REDEPLOY;
                case "--foreground" -> foreground = true;
                case "--ports-offset" -> offset = number(option, options);
                case "--home" -> site = site.withHome(Path.of(value(option, options)));
                default -> throw new StackException("Unknown option " + option + ". infra/run --help lists them.");
            }
        }
        ports = ports.shiftedBy(offset).with(chosen);
    }

    private static String value(String option, Deque<String> options) {
        if (options.isEmpty()) {
            throw new StackException(option + " needs a value.");
        }
        return options.removeFirst();
    }

    private static int number(String option, Deque<String> options) {
        String value = value(option, options);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new StackException(option + " needs a number, not " + value + ".");
        }
    }

    private void perform() {
        Progress progress = new Progress(System.out);
        Stack stack = new Stack(site, ports, progress);
        switch (task) {
            case STOP -> stack.stop();
            case RESET -> stack.reset();
            case REDEPLOY -> stack.redeploy();
            case START -> {
                stack.start();
                announce(stack, progress);
                if (foreground) {
                    stayUntilInterrupted(stack);
                }
            }
        }
    }

    private void announce(Stack stack, Progress progress) {
        progress.plain("");
        progress.plain("  Console    " + stack.url() + "/console/");
        progress.plain("  API        " + stack.url() + "/v1");
        progress.plain("  Keycloak   " + stack.keycloakUrl());
        progress.plain("  Mails      " + site.mail());
        progress.plain("  Accounts   " + site.demoEnv());
        progress.plain("");
        progress.plain("Acquaint is ready.");
    }

    private static void stayUntilInterrupted(Stack stack) {
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
