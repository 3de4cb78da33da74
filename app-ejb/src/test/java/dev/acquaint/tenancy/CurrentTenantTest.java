package dev.acquaint.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.kernel.DomainException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CurrentTenantTest {

    private static final Caller MAYA = Caller.job("maya", new TenantId(1), null, Permission.EVALUATE);
    private static final Caller EMMA = Caller.job("emma", new TenantId(2), null);
    private static final Caller OPERATOR = new Caller(
            null,
            null,
            "operator",
            "Operator",
            Set.of(Role.PLATFORM_OPERATOR),
            Role.PLATFORM_OPERATOR.permissions(),
            "",
            Locale.ENGLISH);

    private final CurrentTenant currentTenant = new CurrentTenant();

    @Test
    void nobody_is_there_before_somebody_enters_nor_after_they_left() {
        assertThatThrownBy(currentTenant::caller).isInstanceOf(IllegalStateException.class);
        try (var entered = currentTenant.enter(MAYA)) {
            assertThat(currentTenant.id()).isEqualTo(new TenantId(1));
        }
        assertThatThrownBy(currentTenant::id).isInstanceOf(IllegalStateException.class);
        assertThat(currentTenant.callerIfAny()).isEmpty();
    }

    @Test
    void nobody_enters_where_somebody_is() {
        try (var entered = currentTenant.enter(MAYA)) {
            assertThatThrownBy(() -> currentTenant.enter(EMMA)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> currentTenant.enter(MAYA)).isInstanceOf(IllegalStateException.class);
            assertThat(currentTenant.caller()).isEqualTo(MAYA);
        }
    }

    @Test
    void somebody_leaves_when_the_work_fails_too() {
        assertThatThrownBy(() -> currentTenant.run(MAYA, () -> {
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(currentTenant.callerIfAny()).isEmpty();
    }

    @Test
    void another_thread_is_somebody_else() throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        try (var entered = currentTenant.enter(MAYA)) {
            assertThat(thread.submit(currentTenant::callerIfAny).get()).isEmpty();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void an_operator_acts_on_a_tenant_without_a_permission_within_it_and_leaves_it_again() {
        try (var entered = currentTenant.enter(OPERATOR)) {
            assertThatThrownBy(currentTenant::id).isInstanceOf(DomainException.class);
            try (var acting = currentTenant.actingOn(new TenantId(7))) {
                assertThat(currentTenant.id()).isEqualTo(new TenantId(7));
                assertThat(currentTenant.caller().permissions()).isEmpty();
            }
            assertThat(currentTenant.caller()).isEqualTo(OPERATOR);
        }
    }

    @Test
    void nobody_of_a_tenant_acts_on_another() {
        try (var entered = currentTenant.enter(MAYA)) {
            assertThatThrownBy(() -> currentTenant.actingOn(new TenantId(2))).isInstanceOf(IllegalStateException.class);
        }
    }
}
