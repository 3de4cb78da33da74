package dev.acquaint.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The caller on whose behalf this thread works. Entered exactly once, by the filter that verified the credential or by
 * the worker that took a job; a second entry or an absent one is a mistake and throws, for a default tenant would leak.
 *
 * <pre>{@code try (var entered = currentTenant.enter(caller)) { ... } }</pre>
 */
@ApplicationScoped
public class CurrentTenant {

    private final ThreadLocal<@Nullable Caller> callers = new ThreadLocal<>();

    public Entered enter(Caller caller) {
        if (callers.get() != null) {
            throw new IllegalStateException("A caller is already entered on this thread");
        }
        callers.set(caller);
        return callers::remove;
    }

    public <T> T run(Caller caller, Supplier<T> work) {
        try (var entered = enter(caller)) {
            return work.get();
        }
    }

    /**
     * Lets a caller who belongs to no tenant, a platform operator, act on one from outside, without any permission within
     * it. Refuses a caller who has a tenant: nobody changes from one to another.
     */
    public Entered actingOn(TenantId tenant) {
        var operator = caller();
        if (operator.tenantIfAny() != null) {
            throw new IllegalStateException("The caller already works for a tenant");
        }
        callers.set(new Caller(
                tenant,
                null,
                operator.subject(),
                operator.name(),
                operator.roles(),
                Set.of(),
                "",
                operator.language()));
        return () -> callers.set(operator);
    }

    public Caller caller() {
        return callerIfAny().orElseThrow(() -> new IllegalStateException("No caller is entered on this thread"));
    }

    /** For code that serves the public too; everything else asks for {@link #caller()}. */
    public Optional<Caller> callerIfAny() {
        return Optional.ofNullable(callers.get());
    }

    /** Shorthand for the caller's tenant. */
    public TenantId id() {
        return caller().tenant();
    }

    /** Leaves the caller again when closed. */
    @FunctionalInterface
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }
}
