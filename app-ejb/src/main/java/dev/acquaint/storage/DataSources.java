package dev.acquaint.storage;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;

/**
 * Where the data source is declared. The driver waits for ever by default, hence the time-outs belong to
 * {@code acquaint.db.url}; {@link StorageCheck} refuses to start without them.
 */
@DataSourceDefinition(
        name = DataSources.NAME,
        className = "org.mariadb.jdbc.MariaDbDataSource",
        url = "${MPCONFIG=acquaint.db.url}",
        user = "${MPCONFIG=acquaint.db.user}",
        password = "${MPCONFIG=acquaint.db.password}",
        minPoolSize = 2,
        maxPoolSize = 20,
        transactional = true,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=auto-commit"
        })
@Singleton
@LocalBean
public class DataSources {

    public static final String NAME = "java:app/jdbc/acquaint";
}
