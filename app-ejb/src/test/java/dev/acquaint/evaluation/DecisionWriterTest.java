package dev.acquaint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.evaluation.LoggedCall.Made;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantId;
import dev.acquaint.testing.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** On a real MariaDB, with the application's own account. */
class DecisionWriterTest {

    private static final TenantId TENANT = new TenantId(4711);

    private DataSource database;
    private DecisionWriter writer;

    @BeforeEach
    void open() throws SQLException {
        var started = TestDatabase.started();
        var mariaDb = new MariaDbDataSource(started.url());
        mariaDb.setUser(started.applicationUser());
        mariaDb.setPassword(started.applicationPassword());
        database = mariaDb;
    }

    @AfterEach
    void close() {
        if (writer != null) {
            writer.close();
        }
    }

    @Test
    void every_call_of_50_threads_that_was_told_is_in_the_log() throws Exception {
        writer = writerOn(database, 1_000, Duration.ofSeconds(20));
        var threads = Executors.newFixedThreadPool(50);
        try {
            List<Callable<List<Id>>> work = new ArrayList<>();
            for (int thread = 0; thread < 50; thread++) {
                work.add(() -> {
                    List<Id> told = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        var call = call(i % 5 == 0 ? 3 : 1);
                        writer.append(call);
                        call.decisions().forEach(decision -> told.add(decision.id()));
                    }
                    return told;
                });
            }
            List<Id> told = new ArrayList<>();
            for (Future<List<Id>> done : threads.invokeAll(work)) {
                told.addAll(done.get());
            }

            assertThat(told).hasSize(50 * (16 + 4 * 3)).doesNotHaveDuplicates();
            assertThat(logged(told)).isEqualTo(told.size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_call_of_a_thousand_decisions_is_kept_whole_with_its_content_once() throws SQLException {
        writer = writerOn(database, 10, Duration.ofSeconds(20));
        var call = call(1_000);

        writer.append(call);

        var ids = call.decisions().stream().map(Made::id).toList();
        assertThat(logged(ids)).isEqualTo(1_000);
        assertThat(count("content IS NOT NULL AND call_id = " + ids.get(0).value()))
                .isEqualTo(1);
        assertThat(count("call_id = " + ids.get(0).value())).isEqualTo(1_000);
    }

    @Test
    void a_call_that_the_database_refuses_takes_no_other_with_it() throws Exception {
        var gate = new CountDownLatch(1);
        writer = writerOn(after(gate, database), 10, Duration.ofSeconds(20));
        var refused = new LoggedCall(
                TENANT, "a kind that is far too long", "somebody", Instant.now(), new byte[] {1}, call(1).decisions());
        var good = List.of(call(1), call(1), call(1));
        var threads = Executors.newFixedThreadPool(5);
        try {
            var opening = threads.submit(() -> writer.append(call(1))); // holds the writer while the others gather
            var bad = threads.submit(() -> writer.append(refused));
            var others = good.stream()
                    .map(call -> threads.submit(() -> writer.append(call)))
                    .toList();
            gate.countDown();

            opening.get();
            for (Future<?> other : others) {
                other.get();
            }
            assertThatThrownBy(bad::get).cause().satisfies(DecisionWriterTest::isUnavailable);
            assertThat(logged(good.stream()
                            .map(call -> call.decisions().get(0).id())
                            .toList()))
                    .isEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void without_a_database_nothing_is_told_and_with_it_back_all_goes_on() throws SQLException {
        var down = new AtomicInteger(1);
        writer = writerOn(
                proxy(DataSource.class, (self, method, arguments) -> {
                    if (method.getName().equals("getConnection") && down.get() == 1) {
                        throw new SQLException("refused", "08001");
                    }
                    return invoke(method, database, arguments);
                }),
                10,
                Duration.ofSeconds(20));
        var lost = call(1);

        assertThatThrownBy(() -> writer.append(lost)).satisfies(DecisionWriterTest::isUnavailable);
        down.set(0);
        var kept = call(1);
        writer.append(kept);

        assertThat(logged(List.of(lost.decisions().get(0).id()))).isZero();
        assertThat(logged(List.of(kept.decisions().get(0).id()))).isEqualTo(1);
    }

    @Test
    void a_connection_that_died_since_its_last_use_is_replaced_without_the_caller_noticing() throws SQLException {
        var opened = new ArrayList<Connection>();
        writer = writerOn(
                proxy(DataSource.class, (self, method, arguments) -> {
                    var result = invoke(method, database, arguments);
                    if (result instanceof Connection connection) {
                        opened.add(connection);
                    }
                    return result;
                }),
                10,
                Duration.ofSeconds(20));
        writer.append(call(1));
        opened.get(0).abort(Runnable::run);
        var call = call(1);

        writer.append(call);

        assertThat(opened).hasSize(2);
        assertThat(logged(List.of(call.decisions().get(0).id()))).isEqualTo(1);
    }

    @Test
    void a_commit_whose_answer_got_lost_is_told_once_it_is_known_to_be_there() throws SQLException {
        var losing = new AtomicInteger(1);
        writer = writerOn(losingAnswers(losing), 10, Duration.ofSeconds(20));
        var call = call(2);

        writer.append(call);

        assertThat(losing).hasValue(0);
        assertThat(logged(call.decisions().stream().map(Made::id).toList())).isEqualTo(2);
    }

    @Test
    void what_would_wait_too_long_in_line_is_turned_away_at_once() throws Exception {
        var gate = new CountDownLatch(1);
        writer = writerOn(after(gate, database), 2, Duration.ofSeconds(20));
        var threads = Executors.newFixedThreadPool(40);
        try {
            var all = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> {
                        try {
                            writer.append(call(1));
                            return true;
                        } catch (DomainException e) {
                            isUnavailable(e);
                            return false;
                        }
                    }))
                    .toList();
            // One group may be in the writer's hands and two calls in line: all others are answered while it is stuck.
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (all.stream().filter(Future::isDone).count() < 30 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(all.stream().filter(Future::isDone).count()).isGreaterThanOrEqualTo(30);
            gate.countDown();
            int told = 0;
            for (Future<Boolean> one : all) {
                told += one.get() ? 1 : 0;
            }
            assertThat(told).isBetween(1, 10);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_caller_does_not_wait_for_ever() {
        writer = writerOn(after(new CountDownLatch(1), database), 10, Duration.ofMillis(200));

        assertThatThrownBy(() -> writer.append(call(1))).satisfies(DecisionWriterTest::isUnavailable);
    }

    @Test
    void what_waits_when_it_closes_is_still_written() throws Exception {
        var gate = new CountDownLatch(1);
        writer = writerOn(after(gate, database), 10, Duration.ofSeconds(20));
        var calls = List.of(call(1), call(1), call(1));
        var threads = Executors.newFixedThreadPool(4);
        try {
            var waiting = calls.stream()
                    .map(call -> threads.submit(() -> writer.append(call)))
                    .toList();
            threads.submit(() -> writer.close());
            gate.countDown();
            List<Id> told = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                try {
                    waiting.get(i).get();
                    told.add(calls.get(i).decisions().get(0).id());
                } catch (ExecutionException cameAfterClosing) {
                    isUnavailable(cameAfterClosing.getCause());
                }
            }
            writer.close();

            assertThat(logged(calls.stream()
                            .map(call -> call.decisions().get(0).id())
                            .toList()))
                    .isEqualTo(told.size());
            assertThatThrownBy(() -> writer.append(call(1))).satisfies(DecisionWriterTest::isUnavailable);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_application_can_neither_change_nor_delete_what_is_logged() throws SQLException {
        writer = writerOn(database, 10, Duration.ofSeconds(20));
        var call = call(1);
        writer.append(call);

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE decision_log SET outcome = 'accept'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM decision_log"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE policy_version SET document = ''"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }
        assertThat(logged(List.of(call.decisions().get(0).id()))).isEqualTo(1);
    }

    private static DecisionWriter writerOn(DataSource database, int capacity, Duration patience) {
        return new DecisionWriter(database, Executors.defaultThreadFactory(), capacity, patience);
    }

    private static LoggedCall call(int decisions) {
        return new LoggedCall(
                TENANT,
                decisions == 1 ? "evaluate" : "batch",
                "somebody",
                Instant.now(),
                new byte[] {1, 2, 3},
                IntStream.range(0, decisions)
                        .mapToObj(i -> new Made(Id.next(), null, "accept", "ask", false, false, Instant.now()))
                        .toList());
    }

    private static void isUnavailable(Throwable problem) {
        assertThat(problem)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    private int logged(List<Id> ids) throws SQLException {
        return count("id IN ("
                + String.join(
                        ",", ids.stream().map(id -> Long.toString(id.value())).toList())
                + ")");
    }

    private int count(String where) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT COUNT(*) FROM decision_log WHERE tenant_id = " + TENANT.value() + " AND " + where)) {
            result.next();
            return result.getInt(1);
        }
    }

    /** A database that lets nobody in before the gate opens. */
    private static DataSource after(CountDownLatch gate, DataSource database) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                while (gate.getCount() > 0) {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        throw new SQLException("interrupted", e);
                    }
                }
            }
            return invoke(method, database, arguments);
        });
    }

    /** Does what it is told, and then answers as if the line had broken, as often as the counter says. */
    private DataSource losingAnswers(AtomicInteger losing) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            var connection = invoke(method, database, arguments);
            return proxy(Connection.class, (ofConnection, onConnection, given) -> {
                var result = invoke(onConnection, connection, given);
                if (!(result instanceof PreparedStatement statement)) {
                    return result;
                }
                return proxy(PreparedStatement.class, (ofStatement, onStatement, values) -> {
                    var answer = invoke(onStatement, statement, values);
                    if (onStatement.getName().equals("executeUpdate")
                            && losing.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0) {
                        throw new SQLException("the line broke", "08S01");
                    }
                    return answer;
                });
            });
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(java.lang.reflect.Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
