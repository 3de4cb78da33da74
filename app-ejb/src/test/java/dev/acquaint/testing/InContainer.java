package dev.acquaint.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A test that runs within Payara Micro, in a WAR packed as the product's are: the domain as a jar among its libraries. All
 * such tests share the deployment, the database and whatever the others left there: make a tenant of your own with
 * {@link TestTenants}.
 */
@ArquillianTest
public abstract class InContainer {

    @Deployment
    static WebArchive application() {
        var database = TestDatabase.started();
        return ShrinkWrap.create(WebArchive.class, "in-container.war")
                .addAsLibraries(libraries())
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "app-ejb.jar")
                        .as(ExplodedImporter.class)
                        .importDirectory("target/classes")
                        .as(JavaArchive.class))
                .addAsLibrary(tests())
                .addAsWebInfResource(new StringAsset(""), "beans.xml")
                .addAsResource(
                        new StringAsset("""
                                acquaint.db.url=%s
                                acquaint.db.user=%s
                                acquaint.db.password=%s
                                test.db.owner.user=%s
                                test.db.owner.password=%s
                                acquaint.public.url=http://localhost:8080
                                acquaint.keycloak.url=http://127.0.0.1:9
                                acquaint.keycloak.realm=acquaint
                                acquaint.keycloak.provisioner.client-id=acquaint-provisioner
                                acquaint.keycloak.provisioner.client-secret=none
                                acquaint.oidc.console.client-id=acquaint-console
                                acquaint.mail.host=127.0.0.1
                                acquaint.mail.port=9
                                acquaint.mail.from=Acquaint <no-reply@acquaint.test>
                                """.formatted(
                                        database.url(),
                                        database.applicationUser(),
                                        database.applicationPassword(),
                                        database.ownerUser(),
                                        database.ownerPassword())),
                        "META-INF/microprofile-config.properties");
    }

    private static JavaArchive tests() {
        return ShrinkWrap.create(JavaArchive.class, "tests.jar")
                .as(ExplodedImporter.class)
                .importDirectory(
                        new File("target/test-classes"),
                        path -> !path.get().contains("org.jboss.arquillian.core.spi.LoadableExtension"))
                .as(JavaArchive.class)
                .addAsManifestResource(new StringAsset(""), "beans.xml");
    }

    private static File[] libraries() {
        try {
            var product = Files.readString(Path.of("target/runtime.classpath")).strip();
            var assertions = org.assertj.core.api.Assertions.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath();
            return (product + File.pathSeparator + assertions)
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split(File.pathSeparator)))
                    .map(File::new)
                    .toArray(File[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
