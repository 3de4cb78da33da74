package dev.acquaint.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.acquaint.tenancy.PublicAccess;
import dev.acquaint.tenancy.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

@AnalyzeClasses(packages = "dev.acquaint.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule every_resource_method_says_who_may_call_it = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .or()
            .areAnnotatedWith(POST.class)
            .or()
            .areAnnotatedWith(PUT.class)
            .or()
            .areAnnotatedWith(PATCH.class)
            .or()
            .areAnnotatedWith(DELETE.class)
            .should()
            .beAnnotatedWith(Requires.class)
            .orShould()
            .beAnnotatedWith(PublicAccess.class)
            .because("an endpoint that nobody thought about must not be open");

    @ArchTest
    static final ArchRule resources_live_as_long_as_the_application = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(ApplicationScoped.class)
            .because("a bean made per request costs most of the throughput");

    @ArchTest
    static final ArchRule a_status_is_chosen_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("dev.acquaint.api.problem")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Response.StatusType.class)
            .orShould()
            .callMethod(Response.class, "status", int.class)
            .because("one catalogue says what an error is on the outside");

    @ArchTest
    static final ArchRule the_domain_is_reached_by_its_services = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "java.sql..",
                    "javax.sql..",
                    "dev.acquaint.storage..",
                    "dev.acquaint.web..")
            .because("rows are not for the outside, and the two faces do not know each other");

    @ArchTest
    static final ArchRule the_server_s_own_json_is_left_alone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.jakarta.rs..", "jakarta.json..")
            .because("a module that brings its own JSON provider takes over the whole server's");

    @ArchTest
    static final ArchRule resources_know_nothing_of_each_other = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.acquaint.api.evaluations",
                    "dev.acquaint.api.decisions",
                    "dev.acquaint.api.imports",
                    "dev.acquaint.api.packs",
                    "dev.acquaint.api.facts",
                    "dev.acquaint.api.network")
            .should()
            .dependOnClassesThat(are(resideInAPackage("dev.acquaint.api.security"))
                    .or(are(resideInAPackage("dev.acquaint.api.docs"))))
            .because("who calls is known before a resource runs");

    @ArchTest
    static final ArchRule json_knows_no_feature = noClasses()
            .that()
            .resideInAPackage("dev.acquaint.api.json")
            .should()
            .dependOnClassesThat(are(resideInAPackage("dev.acquaint.."))
                    .and(not(resideInAPackage("dev.acquaint.kernel")))
                    .and(not(resideInAPackage("dev.acquaint.api.json"))))
            .because("it is one way for all of them");
}
