package dev.acquaint.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The rows of the two demo organizations and their members, as approval and first sign-ins would have made them.
 * Written at every start; what is there stays as it is.
 */
final class DemoOrganizations {

    private static final String TENANT = """
            INSERT IGNORE INTO tenant (organization_id, alias, name, contact_email, state, language, created_at)
            VALUES (?, ?, ?, ?, 'APPROVED', 'en', UTC_TIMESTAMP(6))""";
    /** Maya agreed that her coaching firm's systems may read her network: the demo shows that too. */
    private static final String MEMBER = """
            INSERT IGNORE INTO member
              (tenant_id, id, subject, email, name, roles, state, language, integrators_consented_at, created_at)
            SELECT id, ?, ?, ?, ?, ?, 'ACTIVE', 'en', IF(?, UTC_TIMESTAMP(6), NULL), UTC_TIMESTAMP(6)
            FROM tenant WHERE organization_id = ?""";

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Database database;

    DemoOrganizations(Database database) {
        this.database = database;
    }

    void write() {
        try (Connection connection = database.migrationConnection();
                PreparedStatement tenant = connection.prepareStatement(TENANT);
                PreparedStatement member = connection.prepareStatement(MEMBER)) {
            for (Demo.Organization organization : Demo.Organization.values()) {
                tenant.setString(1, organization.id());
                tenant.setString(2, organization.alias());
                tenant.setString(3, organization.displayName());
                tenant.setString(4, "office@" + organization.alias() + ".test");
                tenant.executeUpdate();
            }
            for (Demo.Login login : Demo.Login.values()) {
                Demo.Organization organization = login.organization();
                String memberId = login.memberId();
                if (organization == null || memberId == null) {
                    continue;
                }
                member.setLong(1, number(memberId));
                member.setString(2, login.subject());
                member.setString(3, login.user());
                member.setString(4, login.displayName());
                member.setString(5, login.roles());
                member.setBoolean(6, login == Demo.Login.MEMBER);
                member.setString(7, organization.id());
                member.executeUpdate();
            }
        } catch (SQLException e) {
            throw new StackException("The demo organizations could not be written: " + e.getMessage(), e);
        }
    }

    /** The number behind an id's outside form, Crockford's base 32. */
    static long number(String id) {
        long number = 0;
        for (char digit : id.toCharArray()) {
            number = number << 5 | DIGITS.indexOf(digit);
        }
        return number;
    }
}
