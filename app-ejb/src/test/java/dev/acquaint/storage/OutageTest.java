package dev.acquaint.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.junit.jupiter.api.Test;

class OutageTest {

    @Test
    void a_database_that_nobody_answers_for_is_away_however_deep_that_is_wrapped() throws Exception {
        int nobody;
        try (var free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        try {
            DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + nobody + "/acquaint?connectTimeout=500")
                    .close();
            throw new AssertionError("somebody answered");
        } catch (SQLException refused) {
            assertThat(Outage.isBehind(new IllegalStateException(new RuntimeException(refused))))
                    .isTrue();
        }
    }

    @Test
    void a_deadlock_passes_and_an_exhausted_pool_too() {
        assertThat(Outage.isBehind(new SQLException("Deadlock found", "40001", 1213)))
                .isTrue();
        assertThat(Outage.isBehind(new SQLException(
                        "Error in allocating a connection. Cause: In-use connections equal max-pool-size")))
                .isTrue();
    }

    @Test
    void a_mistake_of_ours_is_none() {
        assertThat(Outage.isBehind(new SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062)))
                .isFalse();
        assertThat(Outage.isBehind(new NullPointerException())).isFalse();
    }

    @Test
    void a_service_says_unavailable_for_an_outage_and_lets_everything_else_through() {
        var outage = new IllegalStateException(new SQLException("gone", "08S01"));
        var refused = new DomainException(ErrorCode.FORBIDDEN, "no");
        var mistake = new NullPointerException();

        assertThatThrownBy(() -> new OutageInterceptor().translate(failing(outage)))
                .isInstanceOfSatisfying(
                        DomainException.class, told -> assertThat(told.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThatThrownBy(() -> new OutageInterceptor().translate(failing(refused)))
                .isSameAs(refused);
        assertThatThrownBy(() -> new OutageInterceptor().translate(failing(mistake)))
                .isSameAs(mistake);
    }

    private static InvocationContext failing(RuntimeException failure) {
        return (InvocationContext) Proxy.newProxyInstance(
                OutageTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (self, method, arguments) -> {
                    throw failure;
                });
    }
}
