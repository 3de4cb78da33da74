package dev.acquaint.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** What the person who waits is told: one line as each step begins, with the seconds gone by. */
public final class Progress {

    private final PrintStream out;
    private final Instant begun = Instant.now();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String line) {
        out.printf("[%3d s] %s%n", Duration.between(begun, Instant.now()).toSeconds(), line);
        out.flush();
    }

    void plain(String line) {
        out.println(line);
        out.flush();
    }
}
