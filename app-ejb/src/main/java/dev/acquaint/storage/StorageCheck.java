package dev.acquaint.storage;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses to start on a schema that is older than this version needs; a newer one is a later version's, and fine. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StorageCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StorageCheck.class);

    @Resource(lookup = DataSources.NAME)
    private DataSource dataSource;

    @PostConstruct
    void check() {
        var url = ConfigProvider.getConfig()
                .getValue("acquaint.db.url", String.class)
                .toLowerCase(Locale.ROOT);
        if (!url.contains("sockettimeout=") || !url.contains("connecttimeout=")) {
            // The driver waits for ever by default; one hung connection after the other would take all threads.
            throw new IllegalStateException(
                    "Please add connectTimeout and socketTimeout (milliseconds) to acquaint.db.url, such as ?connectTimeout=5000&socketTimeout=30000");
        }
        var schema = Flyway.configure(getClass().getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .placeholderReplacement(false)
                .load()
                .info();
        var missing = Arrays.stream(schema.pending())
                .map(pending -> pending.getScript())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The database lacks " + String.join(", ", missing)
                    + ". Please run dev.acquaint.storage.Migrate first, with the account that owns the schema.");
        }
        LOG.info("The database schema is at {}", schema.current().getVersion());
    }
}
