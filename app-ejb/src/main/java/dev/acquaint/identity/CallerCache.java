package dev.acquaint.identity;

import dev.acquaint.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Callers that were looked up a moment ago. Short-lived, because another copy of the application may have suspended the
 * organization meanwhile; this copy's own changes empty it at once.
 */
@ApplicationScoped
class CallerCache {

    static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    /** Everything of a credential that a caller depends on. */
    record Key(String subject, @Nullable String organizationId, Set<String> roles, Set<String> scopes, String name) {}

    private record Kept(Caller caller, long untilMillis) {}

    private final ConcurrentHashMap<Key, Kept> callers = new ConcurrentHashMap<>();

    @Inject
    private Clock clock;

    Optional<Caller> find(Key key) {
        var kept = callers.get(key);
        return kept == null || kept.untilMillis < clock.millis() ? Optional.empty() : Optional.of(kept.caller);
    }

    void keep(Key key, Caller caller) {
        if (callers.size() >= MOST) {
            callers.clear(); // rather forget all for a moment than remember without bound
        }
        callers.put(key, new Kept(caller, clock.millis() + KEPT.toMillis()));
    }

    void clear() {
        callers.clear();
    }
}
