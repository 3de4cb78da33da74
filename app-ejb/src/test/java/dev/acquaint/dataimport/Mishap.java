package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What can happen to a worker right after a checkpoint, on order. */
@ApplicationScoped
public class Mishap {

    private final Map<Id, Integer> breaking = new ConcurrentHashMap<>();
    private final Map<Id, Integer> silencing = new ConcurrentHashMap<>();
    private final Map<Id, CountDownLatch> silent = new ConcurrentHashMap<>();
    private final Set<Id> awake = ConcurrentHashMap.newKeySet();
    private final Map<Id, AtomicInteger> checkpoints = new ConcurrentHashMap<>();
    private final AtomicInteger times = new AtomicInteger();

    /** Throws at every so manieth checkpoint of this job. */
    public void breaksOff(Id job, int every) {
        breaking.put(job, every);
    }

    public void spares(Id job) {
        breaking.remove(job);
    }

    public int times() {
        return times.get();
    }

    /** Stands still after this checkpoint of this job, until {@link #wakes}. */
    public void fallsSilent(Id job, int checkpoint) {
        silencing.put(job, checkpoint);
    }

    public boolean isSilent(Id job) {
        return silent.containsKey(job);
    }

    public void wakes(Id job) {
        silent.get(job).countDown();
    }

    public boolean isAwake(Id job) {
        return awake.contains(job);
    }

    void reached(@Observes ImportRunner.CheckpointReached checkpoint) throws InterruptedException {
        Id job = checkpoint.job();
        int number = checkpoints.computeIfAbsent(job, id -> new AtomicInteger()).incrementAndGet();
        Integer every = breaking.get(job);
        if (every != null && number % every == 0) {
            times.incrementAndGet();
            throw new IllegalStateException("A mishap, ordered by a test");
        }
        Integer last = silencing.get(job);
        if (last != null && number == last) {
            var latch = new CountDownLatch(1);
            silent.put(job, latch);
            latch.await(5, TimeUnit.MINUTES);
            awake.add(job);
        }
    }
}
