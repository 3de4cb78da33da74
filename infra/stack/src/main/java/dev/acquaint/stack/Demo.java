package dev.acquaint.stack;

import org.jspecify.annotations.Nullable;

/** The people and programs of the two demo organizations, as the realm file knows them. */
public final class Demo {

    private Demo() {}

    /** A demo organization, by the id that Keycloak and the tenant's row share. */
    enum Organization {
        BRIGHT_PATH("b0000000-0000-4000-8000-000000000001", "bright-path", "Bright Path Coaching"),
        NORTHWIND("a0000000-0000-4000-8000-000000000002", "northwind", "Northwind");

        private final String id;
        private final String alias;
        private final String displayName;

        Organization(String id, String alias, String displayName) {
            this.id = id;
            this.alias = alias;
            this.displayName = displayName;
        }

        String id() {
            return id;
        }

        String alias() {
            return alias;
        }

        String displayName() {
            return displayName;
        }
    }

    /**
     * Somebody who signs in to the console.
     *
     * <p>The subjects are the users' ids in the realm file, so that their rows can be written before anybody came.
     */
    public enum Login {
        COACH("cora@bright-path.test", "Cora Brandt", Organization.BRIGHT_PATH, "coach org-admin", "0DEM0C0RA0000"),
        MEMBER("maya@bright-path.test", "Maya Okafor", Organization.BRIGHT_PATH, "member", "0DEM0MAYA0000"),
        HR("henk@northwind.test", "Henk de Vries", Organization.NORTHWIND, "hr-manager org-admin", "0DEM0HENK0000"),
        EMPLOYEE("emma@northwind.test", "Emma Jansen", Organization.NORTHWIND, "member", "0DEM0EMMA0000"),
        OPERATOR("operator@acquaint.test", "Olu Operator", null, "", null);

        private final String user;
        private final String displayName;
        private final @Nullable Organization organization;
        private final String roles;
        private final @Nullable String memberId;

        Login(
                String user,
                String displayName,
                @Nullable Organization organization,
                String roles,
                @Nullable String memberId) {
            this.user = user;
            this.displayName = displayName;
            this.organization = organization;
            this.roles = roles;
            this.memberId = memberId;
        }

        public String user() {
            return user;
        }

        String displayName() {
            return displayName;
        }

        /** The one they are a member of; null for the platform's operator, who is of none. */
        @Nullable
        Organization organization() {
            return organization;
        }

        /** Their role codes, in alphabetical order. */
        String roles() {
            return roles;
        }

        /** As the API names them; null who is no member. */
        @Nullable
        String memberId() {
            return memberId;
        }

        String subject() {
            return "c0000000-0000-4000-8000-00000000000" + (ordinal() + 1);
        }

        /** As in demo.env, with _USER and _PASSWORD after it. */
        String key() {
            return name();
        }

        String secret() {
            return "login." + name();
        }
    }

    /** A confidential client of the realm. */
    public enum Client {
        CONSOLE("acquaint-console"),
        PROVISIONER("acquaint-provisioner"),
        BRIGHT_PATH_INTEGRATOR("bright-path-integrator"),
        NORTHWIND_INTEGRATOR("northwind-integrator");

        private final String id;

        Client(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        String secret() {
            return "client." + id;
        }
    }
}
