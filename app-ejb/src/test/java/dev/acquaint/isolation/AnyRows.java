package dev.acquaint.isolation;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.mariadb.jdbc.MariaDbDataSource;

/** Reads the schema, and puts a row into any of its tables, with the rights of the schema's owner. */
final class AnyRows implements AutoCloseable {

    /** In every text of every row; short, because some columns are. */
    static final String WORD = "zq9";

    private final Connection connection;

    AnyRows() {
        var config = ConfigProvider.getConfig();
        try {
            connection = new MariaDbDataSource(config.getValue("acquaint.db.url", String.class))
                    .getConnection(
                            config.getValue("test.db.owner.user", String.class),
                            config.getValue("test.db.owner.password", String.class));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> tables() {
        return strings("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name""");
    }

    /** Every column filled, references with the same id: neither foreign keys nor checks are asked. */
    void insert(String table, TenantId tenant, Id id) {
        var values = new LinkedHashMap<String, String>();
        query(
                """
                SELECT column_name, data_type, character_maximum_length, column_type FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = ? AND is_generated = 'NEVER'""",
                row -> values.put(
                        row.getString(1),
                        value(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), tenant, id)),
                table);
        run("SET SESSION foreign_key_checks = 0, check_constraint_checks = 0");
        run("INSERT INTO `" + table + "` (`" + String.join("`, `", values.keySet()) + "`) VALUES ("
                + String.join(", ", values.values()) + ")");
    }

    void delete(TenantId tenant, Id id) {
        run("SET SESSION foreign_key_checks = 0");
        for (String table : strings("""
                SELECT c.table_name FROM information_schema.columns c
                JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE c.table_schema = DATABASE() AND c.column_name = 'tenant_id' AND t.table_type = 'BASE TABLE'""")) {
            if (!table.equals("member")) {
                run("DELETE FROM `" + table + "` WHERE tenant_id = " + tenant);
            }
        }
        run("DELETE FROM member WHERE tenant_id = " + tenant + " AND id = " + id.value());
    }

    private static String value(String column, String type, long length, String columnType, TenantId tenant, Id id) {
        if (column.equals("tenant_id")) {
            return tenant.toString();
        }
        return switch (type) {
            case "bigint" -> Long.toString(id.value());
            case "int", "smallint", "tinyint", "mediumint", "decimal", "double", "float", "bit" -> "1";
            case "datetime", "timestamp" -> "'2026-01-02 03:04:05'";
            case "date" -> "'2026-01-02'";
            case "enum" -> columnType.substring("enum(".length()).split("[,)]")[0];
            case "binary" -> "UNHEX(REPEAT('00', " + length + "))";
            default -> "'" + WORD.substring(0, (int) Math.min(WORD.length(), Math.max(length, 1))) + "'";
        };
    }

    /** Where a table does not keep tenants apart by itself. */
    List<String> faultsOf(String table) {
        var faults = new ArrayList<String>();
        var tenantColumn = strings("""
                SELECT CONCAT(data_type, ' ', is_nullable) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = ? AND column_name = 'tenant_id'""", table);
        if (!tenantColumn.equals(List.of("int NO"))) {
            faults.add(table + " has no tenant_id INT NOT NULL: " + tenantColumn);
        }
        query(
                """
                SELECT index_name, column_name FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = ? AND non_unique = 0 AND seq_in_index = 1""",
                row -> {
                    if (!row.getString(2).equals("tenant_id")) {
                        faults.add(table + ": unique key " + row.getString(1)
                                + " does not begin with the tenant, so that it tells what others have");
                    }
                },
                table);
        var references = new TreeMap<String, TreeSet<String>>();
        query(
                """
                SELECT constraint_name, column_name, referenced_table_name, referenced_column_name
                FROM information_schema.key_column_usage
                WHERE table_schema = DATABASE() AND table_name = ? AND referenced_table_name IS NOT NULL""",
                row -> references
                        .computeIfAbsent(row.getString(1), name -> new TreeSet<>())
                        .add(row.getString(2) + " -> " + row.getString(3) + "." + row.getString(4)),
                table);
        references.forEach((name, columns) -> {
            boolean withTenant = columns.stream()
                    .anyMatch(column -> column.equals("tenant_id -> tenant.id")
                            || column.startsWith("tenant_id -> ") && column.endsWith(".tenant_id"));
            if (!withTenant) {
                faults.add(table + ": foreign key " + name + " may point at another tenant's row: " + columns);
            }
        });
        return faults;
    }

    private List<String> strings(String sql, String... parameters) {
        var found = new ArrayList<String>();
        query(sql, row -> found.add(row.getString(1)), parameters);
        return found;
    }

    private interface OfRow {
        void accept(ResultSet row) throws SQLException;
    }

    private void query(String sql, OfRow each, String... parameters) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.accept(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
