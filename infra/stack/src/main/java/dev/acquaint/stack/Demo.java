package dev.acquaint.stack;

/** The people and programs of the two demo organizations, as the realm file knows them. */
public final class Demo {

    private Demo() {}

    /** Somebody who signs in to the console. */
    public enum Login {
        COACH("cora@bright-path.test", "COACH"),
        MEMBER("maya@bright-path.test", "MEMBER"),
        HR("henk@northwind.test", "HR"),
        EMPLOYEE("emma@northwind.test", "EMPLOYEE"),
        OPERATOR("operator@acquaint.test", "OPERATOR");

        private final String user;
        private final String key;

        Login(String user, String key) {
            this.user = user;
            this.key = key;
        }

        public String user() {
            return user;
        }

        /** As in demo.env: this with _USER and _PASSWORD after it. */
        String key() {
            return key;
        }

        String secret() {
            return "login." + key;
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

    static final String BRIGHT_PATH = "b0000000-0000-4000-8000-000000000001";
    static final String NORTHWIND = "a0000000-0000-4000-8000-000000000002";
}
