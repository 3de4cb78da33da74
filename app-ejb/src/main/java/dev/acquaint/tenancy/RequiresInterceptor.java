package dev.acquaint.tenancy;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Refuses the call of a service method whose {@link Requires} the caller does not meet. */
@Requires({})
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class RequiresInterceptor {

    @Inject
    private CurrentTenant currentTenant;

    @AroundInvoke
    @Nullable
    Object check(InvocationContext invocation) throws Exception {
        var method = invocation.getMethod();
        var onMethod = method.getAnnotation(Requires.class);
        if (onMethod == null && method.isAnnotationPresent(PublicAccess.class)) {
            return invocation.proceed();
        }
        var requires = onMethod != null ? onMethod : method.getDeclaringClass().getAnnotation(Requires.class);
        if (requires == null) {
            throw new IllegalStateException(method + " declares no permission");
        }
        var caller = currentTenant
                .callerIfAny()
                .orElseThrow(() -> new DomainException(ErrorCode.UNAUTHENTICATED, "Please sign in."));
        if (Arrays.stream(requires.value()).noneMatch(caller::may)) {
            throw new DomainException(ErrorCode.FORBIDDEN, "You may not do this.");
        }
        return invocation.proceed();
    }
}
