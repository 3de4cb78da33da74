package dev.acquaint.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock of the application, for injection: nothing asks the system for the time by itself. */
@ApplicationScoped
class SystemClock {

    @Produces
    static Clock utc() {
        return Clock.systemUTC();
    }
}
