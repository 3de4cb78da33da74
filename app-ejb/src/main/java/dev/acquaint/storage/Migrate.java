package dev.acquaint.storage;

import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema to what this version needs, as a step of its own with an account of its own: the application cannot
 * change its tables. Copies started at once queue for the database's lock; the second finds nothing to do.
 */
public final class Migrate {

    private static final Pattern ACCOUNT = Pattern.compile("([A-Za-z0-9_]{1,80})@([A-Za-z0-9_.:%-]{1,255})");

    private Migrate() {}

    /** Reads ACQUAINT_MIGRATION_URL, _USER, _PASSWORD and _APPLICATION_ACCOUNT: arguments would show in process lists. */
    public static void main(String... arguments) {
        int applied = migrate(
                environment("ACQUAINT_MIGRATION_URL"),
                environment("ACQUAINT_MIGRATION_USER"),
                environment("ACQUAINT_MIGRATION_PASSWORD"),
                environment("ACQUAINT_MIGRATION_APPLICATION_ACCOUNT"));
        System.out.println("The database is up to date; " + applied + " migrations were applied.");
    }

    /**
     * @param user may create tables, and grant on them
     * @param applicationAccount who gets the application's grants, as {@code user@host}; must exist
     * @return how many migrations were applied
     */
    public static int migrate(String url, String user, String password, String applicationAccount) {
        var account = ACCOUNT.matcher(applicationAccount);
        if (!account.matches()) {
            throw new IllegalArgumentException("An account is written user@host, not " + applicationAccount);
        }
        return Flyway.configure(Migrate.class.getClassLoader())
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .placeholders(Map.of("applicationAccount", "'" + account.group(1) + "'@'" + account.group(2) + "'"))
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static String environment(String name) {
        @Nullable String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Please set " + name);
        }
        return value;
    }
}
