package dev.acquaint.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.acquaint.storage.TenantStorage;
import dev.acquaint.tenancy.CrossTenant;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.PublicAccess;
import dev.acquaint.tenancy.Requires;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.ManyToMany;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of {@code infra/docs/architecture.md} that a machine can hold. */
@AnalyzeClasses(packages = "dev.acquaint", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Who may use whom: the whole table. A package that is not in it fails. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("engine", Set.of("kernel")),
            Map.entry("tenancy", Set.of("kernel")),
            Map.entry("storage", Set.of("tenancy", "kernel")),
            Map.entry("notification", Set.of("tenancy", "kernel")),
            Map.entry("audit", Set.of("storage", "tenancy", "kernel")),
            Map.entry("identity", Set.of("audit", "notification", "storage", "tenancy", "kernel")),
            Map.entry("policy", Set.of("engine", "audit", "identity", "storage", "tenancy", "kernel")),
            Map.entry("evaluation", Set.of("policy", "engine", "audit", "storage", "tenancy", "kernel")),
            Map.entry(
                    "network",
                    Set.of("evaluation", "policy", "engine", "audit", "identity", "storage", "tenancy", "kernel")),
            Map.entry("training", Set.of("evaluation", "audit", "identity", "storage", "tenancy", "kernel")),
            Map.entry("dataimport", Set.of("network", "audit", "storage", "tenancy", "kernel")));

    /** Classes that write SQL themselves, each with the reason; their statements name the tenant by hand. */
    private static final Map<String, String> OWN_SQL = Map.of(
            "dev.acquaint.storage.StorageCheck",
            "looks at the migrations' own table",
            "dev.acquaint.storage.Outage",
            "reads the codes of errors, writes no SQL",
            "dev.acquaint.evaluation.DecisionWriter",
            "commits many callers' decisions at once, each row with its tenant",
            "dev.acquaint.evaluation.DecisionLog",
            "gives the writer its data source");

    private static final DescribedPredicate<JavaClass> SERVICES = describe(
            "services", type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class));

    private static final DescribedPredicate<JavaClass> SPEAK_TO_KEYCLOAK = nameMatching(
                    "dev\\.acquaint\\.identity\\.(IdentityProvider|KeycloakTransport)(\\$.*)?")
            .forSubtype();

    @ArchTest
    void packages_use_only_those_below_them(JavaClasses all) {
        MAY_USE.forEach((from, allowed) -> {
            var forbidden = new TreeSet<>(MAY_USE.keySet());
            forbidden.removeAll(allowed);
            forbidden.remove(from);
            if (all.stream().anyMatch(in(from)::test)) {
                noClasses()
                        .that(in(from))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(forbidden.stream()
                                .map(to -> "dev.acquaint." + to + "..")
                                .toArray(String[]::new)))
                        .because("the table of who may use whom keeps " + from + " understandable by itself")
                        .check(all);
            }
        });
    }

    @ArchTest
    void every_package_is_in_the_table(JavaClasses all) {
        assertThat(all.stream().map(ArchitectureTest::feature))
                .as("top-level packages, as the table of who may use whom names them")
                .isNotEmpty()
                .allSatisfy(feature -> assertThat(MAY_USE).containsKey(feature));
    }

    @ArchTest
    static final ArchRule the_engine_is_plain_java = classes()
            .that(resideInAnyPackage("dev.acquaint.engine"))
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..", "dev.acquaint.kernel..", "dev.acquaint.engine.."))
            .because("decisions must be explainable, fast and testable without a server or a library's moods");

    @ArchTest
    static final ArchRule the_kernel_is_plain_java = classes()
            .that(resideInAnyPackage("dev.acquaint.kernel.."))
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..", "dev.acquaint.kernel..", "io.hypersistence.tsid..")
                            .or(name("jakarta.ejb.ApplicationException")))
            .because("everything stands on it");

    @ArchTest
    static final ArchRule cel_is_known_to_the_engines_authoring_alone = noClasses()
            .that(resideInAnyPackage("dev.acquaint.."))
            .and(are(DescribedPredicate.not(
                    resideInAnyPackage("dev.acquaint.engine.authoring..", "dev.acquaint.engine.analysis.."))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.cel.."))
            .because("policies are written in CEL and decided by our own engine");

    @ArchTest
    static final ArchRule the_domain_knows_neither_http_nor_pages = noClasses()
            .that(are(DescribedPredicate.not(SPEAK_TO_KEYCLOAK)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "jakarta.faces..", "jakarta.servlet.."))
            .because("HTTP belongs to app-api, pages to app-web; Keycloak's client is the one exception");

    @ArchTest
    static final ArchRule keycloak_is_known_to_two_classes = noClasses()
            .that(are(DescribedPredicate.not(SPEAK_TO_KEYCLOAK)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.keycloak..", "org.glassfish.jersey.."))
            .because("its client changes with every release, and its types must not spread");

    @ArchTest
    static final ArchRule every_service_method_says_who_may_call_it = methods()
            .that()
            .areDeclaredInClassesThat(are(SERVICES))
            .and()
            .arePublic()
            .and()
            .areNotStatic()
            .and()
            .areNotAnnotatedWith(PostConstruct.class)
            .and()
            .areNotAnnotatedWith(PreDestroy.class)
            .and()
            .areNotAnnotatedWith(Schedule.class)
            .and()
            .areNotAnnotatedWith(Timeout.class)
            .should(sayWhoMayCallThem())
            .because("permission is enforced in the services and nowhere else; forgetting it must not be possible");

    @ArchTest
    static final ArchRule every_entity_belongs_to_a_tenant_or_says_why_not = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .beAssignableTo(TenantOwned.class)
            .orShould()
            .beAnnotatedWith(CrossTenant.class)
            .because("EclipseLink filters by tenant only what it is told to");

    @ArchTest
    static final ArchRule entities_stay_in_their_package = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("others see views; an entity that leaves its transaction leaves its tenant's filter");

    @ArchTest
    static final ArchRule no_link_tables = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .notBeAnnotatedWith(ManyToMany.class)
            .because("a link table has no tenant column, and is not filtered");

    @ArchTest
    static final ArchRule entity_managers_come_from_storage = fields().that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("dev.acquaint.storage..")
            .should()
            .notHaveRawType(EntityManager.class)
            .because("an entity manager of one's own has no tenant, and one that is kept has the last caller's");

    @ArchTest
    static final ArchRule no_entity_managers_are_opened = noClasses()
            .that()
            .resideOutsideOfPackage("dev.acquaint.storage..")
            .should()
            .dependOnClassesThat(nameMatching(
                            "jakarta\\.persistence\\.(PersistenceContext|PersistenceUnit|EntityManagerFactory|Persistence)")
                    .forSubtype())
            .because("TenantStorage is the one way to an entity manager");

    @ArchTest
    static final ArchRule nothing_gets_around_the_tenant_filter = noClasses()
            .that()
            .resideOutsideOfPackage("dev.acquaint.storage..")
            .should(callMethodWhere(target(
                            nameMatching(
                                    "createNativeQuery|createStoredProcedureQuery"
                                            + "|createNamedStoredProcedureQuery|unwrap|setProperty|getDelegate|getEntityManagerFactory"))
                    .and(target(owner(are(JavaClass.Predicates.assignableTo(EntityManager.class)))))))
            .because("EclipseLink does not filter native SQL, and a tenant changed in mid-way mixes two");

    @ArchTest
    static final ArchRule own_sql_is_rare_and_named = noClasses()
            .that(are(DescribedPredicate.not(describe(
                    "on the list of own SQL",
                    type -> OWN_SQL.keySet().stream()
                            .anyMatch(listed -> type.getName().equals(listed)
                                    || type.getName().startsWith(listed + "$"))))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
            .because("whoever writes SQL must name the tenant by hand; each such class is on the list with its reason");

    @ArchTest
    static final ArchRule the_platform_level_is_for_those_who_say_why = noClasses()
            .that()
            .areNotAnnotatedWith(CrossTenant.class)
            .and()
            .areNotAssignableTo(TenantStorage.class)
            .should()
            .callMethod(TenantStorage.class, "crossTenantEntities")
            .because("it works without a tenant");

    @ArchTest
    static final ArchRule only_an_operator_acts_on_a_tenant_from_outside = noClasses()
            .that(are(DescribedPredicate.not(belongToAnyOf(CurrentTenant.class))))
            .and(are(DescribedPredicate.not(name("dev.acquaint.identity.Operator"))))
            .should(callMethodWhere(target(name("actingOn"))
                    .and(target(owner(are(JavaClass.Predicates.assignableTo(CurrentTenant.class)))))))
            .because("everybody else works for the one tenant of their credential");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .that(are(DescribedPredicate.not(name("dev.acquaint.tenancy.SystemClock"))))
            .should(callMethodWhere(asksTheSystemForTheTime()))
            .because("what a decision saw as now must be injected, so that it can be replayed and tested");

    @ArchTest
    void every_package_says_what_it_is_for(JavaClasses all) {
        var silent = new TreeSet<String>();
        for (JavaClass type : all) {
            var info = type.getPackage();
            if (!info.isAnnotatedWith(NullMarked.class)) {
                silent.add(info.getName());
            }
        }
        assertThat(silent)
                .as("packages without a @NullMarked package-info.java")
                .isEmpty();
    }

    @Test
    void no_jpql_hides_sql() throws IOException {
        var found = new ArrayList<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(source)) {
                    if (line.matches(".*\"[^\"]*\\b(SQL|OPERATOR)\\s*\\(.*")) {
                        found.add(source + ": " + line.strip());
                    }
                }
            }
        }
        assertThat(found)
                .as("EclipseLink passes SQL(...) and OPERATOR(...) through without the tenant's filter")
                .isEmpty();
    }

    private static DescribedPredicate<JavaClass> in(String feature) {
        return resideInAnyPackage("dev.acquaint." + feature + "..");
    }

    private static String feature(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
        return new ArchCondition<>("declare @Requires or @PublicAccess") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean declared = method.isAnnotatedWith(Requires.class)
                        || method.isAnnotatedWith(PublicAccess.class)
                        || method.getOwner().isAnnotatedWith(Requires.class)
                        || method.getOwner().isAnnotatedWith(PublicAccess.class)
                        || method.getModifiers().contains(JavaModifier.SYNTHETIC);
                events.add(new SimpleConditionEvent(
                        method, declared, method.getFullName() + " does not say who may call it"));
            }
        };
    }

    private static DescribedPredicate<JavaMethodCall> asksTheSystemForTheTime() {
        List<String> system = Arrays.asList("systemUTC", "systemDefaultZone", "system");
        return describe("asks the system for the time", call -> {
            var owner = call.getTargetOwner().getName();
            var method = call.getName();
            var parameters = call.getTarget().getRawParameterTypes();
            boolean withClock = parameters.stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            return owner.startsWith("java.time.") && method.equals("now") && !withClock
                    || owner.equals("java.time.Clock") && system.contains(method)
                    || owner.equals("java.lang.System") && method.equals("currentTimeMillis");
        });
    }
}
