package dev.acquaint.evaluation;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits logged calls in groups: one thread takes what has gathered while it wrote the last group, writes it in one
 * transaction, and wakes the callers that wait for theirs. Nobody is woken before the commit, and a caller that is
 * turned away or times out hears {@link ErrorCode#UNAVAILABLE}: its decision may be in the log, but was never told.
 *
 * <p>The thread keeps a connection for itself. Callers may wait within transactions that hold all others, and a writer
 * that had to queue for one behind them would wait for those that wait for it.
 */
class DecisionWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionWriter.class);
    private static final String INSERT = "INSERT INTO decision_log (tenant_id, id, call_id, position, kind, caller,"
            + " member_id, action, outcome, permits, hypothetical, decided_at, logged_at, content) VALUES ";
    private static final String ROW = "(?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final int COLUMNS = 14;
    private static final int MOST_ROWS = 500;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int DUPLICATE_KEY = 1062;

    private final DataSource dataSource;
    private final Duration patience;
    private final BlockingQueue<Waiting> queue;
    private final Thread thread;
    private volatile boolean closing;
    private @Nullable Connection connection;
    private @Nullable Waiting held;

    /**
     * @param capacity calls that may wait; more are turned away
     * @param patience how long a caller waits for its commit
     */
    DecisionWriter(DataSource dataSource, ThreadFactory threads, int capacity, Duration patience) {
        this.dataSource = dataSource;
        this.patience = patience;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread = threads.newThread(this::writeUntilClosed);
        thread.setName("decision-log-writer");
        thread.start();
    }

    /** Returns when the call is committed. */
    void append(LoggedCall call) {
        if (closing) {
            throw unavailable(null);
        }
        var waiting = new Waiting(call, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw unavailable(null);
        }
        try {
            waiting.done().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            waiting.done().cancel(false); // spares the writer what nobody waits for any more
            throw unavailable(e);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    /** Writes what is still waiting, then ends. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.done().completeExceptionally(new IllegalStateException("The decision log is closed"));
        }
    }

    private void writeUntilClosed() {
        while (!closing || held != null || !queue.isEmpty()) {
            List<Waiting> group = List.of();
            try {
                group = nextGroup();
                write(group);
            } catch (InterruptedException e) {
                // asked to close: the loop's condition decides
            } catch (RuntimeException | Error e) {
                LOG.error("{} calls could not be logged and were not answered", group.size(), e);
                fail(group, e);
            }
        }
        disconnect();
    }

    private List<Waiting> nextGroup() throws InterruptedException {
        List<Waiting> group = new ArrayList<>();
        int rows = 0;
        int bytes = 0;
        var next = held != null ? held : queue.poll(500, TimeUnit.MILLISECONDS);
        held = null;
        while (next != null) {
            rows += next.call().decisions().size();
            bytes += next.call().content().length;
            if (!group.isEmpty() && (rows > MOST_ROWS || bytes > MOST_BYTES)) {
                held = next; // too much for this group: it opens the next
                return group;
            }
            if (!next.done().isDone()) {
                group.add(next);
            }
            next = queue.poll();
        }
        return group;
    }

    private void write(List<Waiting> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            insert(group);
            group.forEach(Waiting::committed);
        } catch (SQLException e) {
            disconnect();
            writeOneByOne(group, e);
        }
    }

    /**
     * Once more on a fresh connection, for the last one may have died since its last use; and each call by itself, so
     * that one that the database refuses takes no other with it.
     */
    private void writeOneByOne(List<Waiting> group, SQLException first) {
        for (int i = 0; i < group.size(); i++) {
            var waiting = group.get(i);
            try {
                insert(List.of(waiting));
                waiting.committed();
            } catch (SQLException e) {
                boolean connected = connection != null;
                disconnect();
                if (e.getErrorCode() == DUPLICATE_KEY && first.getErrorCode() != DUPLICATE_KEY) {
                    // Ids are never reused: the first commit went through, and only its answer was lost.
                    waiting.committed();
                } else if (connected) {
                    LOG.error("A call could not be logged and was not answered", e);
                    fail(List.of(waiting), e);
                } else {
                    LOG.error("The decision log cannot be reached; {} calls were not answered", group.size() - i, e);
                    fail(group.subList(i, group.size()), e);
                    return;
                }
            }
        }
    }

    private static void fail(List<Waiting> group, Throwable cause) {
        group.forEach(waiting -> waiting.done().completeExceptionally(cause));
    }

    private void insert(List<Waiting> group) throws SQLException {
        List<Row> rows = new ArrayList<>();
        group.forEach(waiting -> waiting.call().addRowsTo(rows));
        var open = connection;
        if (open == null) {
            open = dataSource.getConnection();
            connection = open;
        }
        if (rows.size() <= MOST_ROWS) {
            insertAll(open, rows); // a statement by itself is a transaction by itself
            return;
        }
        open.setAutoCommit(false);
        for (int from = 0; from < rows.size(); from += MOST_ROWS) {
            insertAll(open, rows.subList(from, Math.min(rows.size(), from + MOST_ROWS)));
        }
        open.commit();
        open.setAutoCommit(true);
    }

    private static void insertAll(Connection connection, List<Row> rows) throws SQLException {
        var sql = new StringBuilder(INSERT.length() + rows.size() * (ROW.length() + 1)).append(INSERT);
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "" : ",").append(ROW);
        }
        try (var statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).bind(statement, i * COLUMNS);
            }
            statement.executeUpdate();
        }
    }

    private void disconnect() {
        var open = connection;
        connection = null;
        if (open != null) {
            try (open) {
                if (!open.getAutoCommit()) {
                    open.rollback();
                    open.setAutoCommit(true);
                }
            } catch (SQLException e) {
                LOG.debug("A broken connection could not be closed", e);
            }
        }
    }

    private static DomainException unavailable(@Nullable Throwable cause) {
        var unavailable = new DomainException(
                ErrorCode.UNAVAILABLE, "The decision could not be logged, so it is not told; please try again.");
        if (cause != null) {
            unavailable.initCause(cause);
        }
        return unavailable;
    }

    private record Waiting(LoggedCall call, CompletableFuture<@Nullable Void> done) {
        void committed() {
            done.complete(null);
        }
    }

    /** One row of the table; only a call's first carries the content. */
    record Row(LoggedCall call, int position) {

        private void bind(PreparedStatement statement, int offset) throws SQLException {
            var decision = call.decisions().get(position);
            int column = offset;
            statement.setInt(++column, call.tenant().value());
            statement.setLong(++column, decision.id().value());
            statement.setLong(++column, call.decisions().get(0).id().value());
            statement.setInt(++column, position);
            statement.setString(++column, call.kind());
            statement.setString(++column, call.caller());
            if (decision.member() == null) {
                statement.setNull(++column, Types.BIGINT);
            } else {
                statement.setLong(++column, decision.member().value());
            }
            statement.setString(++column, decision.action());
            statement.setString(++column, decision.outcome());
            statement.setBoolean(++column, decision.permits());
            statement.setBoolean(++column, decision.hypothetical());
            statement.setObject(++column, utc(decision.decidedAt()));
            statement.setObject(++column, utc(call.loggedAt()));
            if (position == 0) {
                statement.setBytes(++column, call.content());
            } else {
                statement.setNull(++column, Types.BLOB);
            }
        }

        private static LocalDateTime utc(Instant instant) {
            return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        }
    }
}
