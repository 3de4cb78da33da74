package dev.acquaint.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** What the console may use: the domain's services and views, and nothing beneath them. */
@AnalyzeClasses(packages = "dev.acquaint.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule pages_know_no_database = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta.persistence..",
                    "jakarta.transaction..",
                    "java.sql..",
                    "javax.sql..",
                    "org.eclipse.persistence.."))
            .because("permission, tenant and transaction are enforced in the services");

    @ArchTest
    static final ArchRule pages_know_no_storage = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.acquaint.storage.."))
            .because("whoever can reach an entity manager can get around a service");

    @ArchTest
    static final ArchRule the_console_does_not_know_the_api = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.acquaint.api..", "jakarta.ws.rs.."))
            .because("the two are deployed apart");

    @ArchTest
    static final ArchRule pages_do_not_provision = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.keycloak.."))
            .because("accounts are made by the identity services, which take back what fails");

    @ArchTest
    void every_package_says_what_it_is_for(JavaClasses all) {
        var silent = new TreeSet<String>();
        for (JavaClass type : all) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                silent.add(type.getPackageName());
            }
        }
        assertThat(silent)
                .as("packages without a @NullMarked package-info.java")
                .isEmpty();
    }
}
