package dev.acquaint.storage;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Requires;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Says {@link ErrorCode#UNAVAILABLE} for every service whose database was away, so that callers know to try again. */
@Requires({})
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class OutageInterceptor {

    @AroundInvoke
    @Nullable
    Object translate(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (DomainException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            if (!Outage.isBehind(failure)) {
                throw failure;
            }
            var unavailable = new DomainException(
                    ErrorCode.UNAVAILABLE, "The database does not answer just now. Please try again in a moment.");
            unavailable.initCause(failure);
            throw unavailable;
        }
    }
}
