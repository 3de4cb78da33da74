package dev.acquaint.storage;

import java.sql.SQLException;
import java.util.Set;

/** Tells a database that is away, or too busy, from a mistake of ours: the first passes, and trying again is right. */
final class Outage {

    private static final int CAUSES_READ = 20;
    private static final String CONNECTION_STATES = "08";
    private static final String NO_CONNECTION_TO_BE_HAD = "Error in allocating a connection";
    /** Changed since read, lock wait timed out, deadlock, shutting down, statement took too long. */
    private static final Set<Integer> PASSING = Set.of(1020, 1205, 1213, 1053, 1969);

    private Outage() {}

    /** Whether the failure, or any cause of it, is the database's and will pass. */
    static boolean isBehind(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < CAUSES_READ; depth++) {
            if (at instanceof SQLException trouble && passes(trouble)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static boolean passes(SQLException trouble) {
        var state = trouble.getSQLState();
        var message = trouble.getMessage();
        return state != null && state.startsWith(CONNECTION_STATES)
                || PASSING.contains(trouble.getErrorCode())
                || message != null && message.contains(NO_CONNECTION_TO_BE_HAD);
    }
}
