package dev.acquaint.stack;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Waiting for a server to answer, with an end to it. */
final class Waiting {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Waiting() {}

    /** A look at whether the wait is over; an exception ends it with a message. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    static void until(String what, Duration patience, Condition condition) {
        Instant deadline = Instant.now().plus(patience);
        try {
            while (!condition.holds()) {
                if (Instant.now().isAfter(deadline)) {
                    throw new StackException(what + " was not ready within " + patience.toSeconds() + " seconds.");
                }
                Thread.sleep(150);
            }
        } catch (IOException e) {
            throw new StackException(what + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for " + what + ".", e);
        }
    }

    /** The status of a GET, or 0 while nobody listens. */
    static int statusOf(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (ConnectException | java.net.http.HttpTimeoutException e) {
            return 0;
        } catch (IOException e) {
            // A server that is just coming up may close the connection half-way.
            return 0;
        }
    }
}
