package dev.acquaint.dataimport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends the thread of a worker after a checkpoint, without a chance to clean up behind itself. */
@ApplicationScoped
public class Mishap {

    private final AtomicInteger checkpoints = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();
    private volatile int every;

    /** @param checkpoints between two deaths; 0 for peace */
    public void strikeEvery(int checkpoints) {
        every = checkpoints;
    }

    public int deaths() {
        return deaths.get();
    }

    void reached(@Observes ImportRunner.CheckpointReached checkpoint) {
        if (every > 0 && checkpoints.incrementAndGet() % every == 0) {
            deaths.incrementAndGet();
            throw new Death();
        }
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
