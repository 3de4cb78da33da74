package dev.acquaint.stack;

/** The file by which clients and tests find the demo: addresses, accounts and passwords as KEY=value lines. */
final class DemoEnvironment {

    private final Site site;
    private final Payara payara;
    private final KeycloakServer keycloak;
    private final Secrets secrets;

    DemoEnvironment(Site site, Payara payara, KeycloakServer keycloak, Secrets secrets) {
        this.site = site;
        this.payara = payara;
        this.keycloak = keycloak;
        this.secrets = secrets;
    }

    void write() {
        StringBuilder lines = new StringBuilder();
        line(lines, "ACQUAINT_URL", payara.url());
        line(lines, "ACQUAINT_TOKEN_URL", keycloak.realmUrl() + "/protocol/openid-connect/token");
        client(lines, "", Demo.Client.BRIGHT_PATH_INTEGRATOR);
        client(lines, "OTHER_", Demo.Client.NORTHWIND_INTEGRATOR);
        for (Demo.Login login : Demo.Login.values()) {
            line(lines, login.key() + "_USER", login.user());
            line(lines, login.key() + "_PASSWORD", secrets.of(login.secret()));
            String memberId = login.memberId();
            if (memberId != null) {
                line(lines, login.key() + "_ID", memberId);
            }
        }
        Site.writePrivately(site.demoEnv(), lines.toString());
    }

    private void client(StringBuilder lines, String prefix, Demo.Client client) {
        line(lines, prefix + "CLIENT_ID", client.id());
        line(lines, prefix + "CLIENT_SECRET", secrets.of(client.secret()));
    }

    private static void line(StringBuilder lines, String key, String value) {
        lines.append(key).append('=').append(value).append('\n');
    }
}
