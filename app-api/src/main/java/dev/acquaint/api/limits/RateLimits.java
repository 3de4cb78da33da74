package dev.acquaint.api.limits;

import dev.acquaint.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts each tenant's requests in windows of its own, so that one tenant's burst leaves the others untouched. Each
 * server counts what it answers itself: the limit guards servers, it is no meter.
 */
@ApplicationScoped
public class RateLimits {

    private final Map<TenantId, Window> windows = new ConcurrentHashMap<>();
    private int quota;
    private int seconds;
    private Clock clock;

    @SuppressWarnings("NullAway.Init")
    protected RateLimits() {}

    @Inject
    public RateLimits(
            @ConfigProperty(name = "acquaint.rate.quota", defaultValue = "120000") int quota,
            @ConfigProperty(name = "acquaint.rate.seconds", defaultValue = "60") int seconds) {
        this(quota, seconds, Clock.systemUTC());
    }

    public RateLimits(int quota, int seconds, Clock clock) {
        this.quota = quota;
        this.seconds = seconds;
        this.clock = clock;
    }

    /** Counts one request. */
    Standing count(TenantId tenant) {
        long now = clock.millis();
        Window window = windows.compute(
                tenant,
                (id, last) -> last == null || now >= last.endsAt()
                        ? new Window(now + seconds * 1000L, 1)
                        : new Window(last.endsAt(), last.used() + 1));
        return new Standing(quota, seconds, quota - window.used(), (int) ((window.endsAt() - now + 999) / 1000));
    }

    private record Window(long endsAt, long used) {}

    /**
     * @param quota requests a window
     * @param seconds how long a window is
     * @param remaining below zero when this request is one too many
     * @param resetsIn seconds to the next window
     */
    record Standing(int quota, int seconds, long remaining, int resetsIn) {

        boolean isExceeded() {
            return remaining < 0;
        }

        String policy() {
            return "\"tenant\";q=%d;w=%d".formatted(quota, seconds);
        }

        String now() {
            return "\"tenant\";r=%d;t=%d".formatted(Math.max(remaining, 0), resetsIn);
        }
    }
}
