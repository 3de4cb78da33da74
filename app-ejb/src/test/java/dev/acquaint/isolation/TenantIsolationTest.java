package dev.acquaint.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.kernel.Id;
import dev.acquaint.storage.TenantStorage;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CrossTenant;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import dev.acquaint.tenancy.TenantOwned;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import dev.acquaint.testing.TestTenants.TestTenant;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.persistence.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One tenant never sees another's data: asked of every table, entity, repository and service that there is, found by
 * reflection, so that a new one is asked too.
 *
 * <p>The other tenant holds a row with one and the same id, and with one and the same word in each text, in every table.
 * Asking for that id or word must be answered exactly like asking for one that nobody has.
 */
class TenantIsolationTest extends InContainer {

    /** Tables without a tenant, each with the reason. */
    private static final Map<String, String> PLATFORM_TABLES = Map.of(
            "flyway_schema_history", "the migrations' own",
            "tenant", "the list of tenants",
            "sign_up", "there is no tenant before a sign-up is verified",
            "pack_version", "packs come with the product and are the same for everybody");

    private static final String WORD_OF_THE_OTHER = AnyRows.WORD;
    private static final String WORD_OF_NOBODY = "qz7";

    @Inject
    private TestTenants tenants;

    @Inject
    private TenantStorage storage;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private BeanManager beans;

    private TestTenant mine;
    private TestTenant other;
    private final Id idOfTheOther = Id.next();
    private final Id idOfNobody = Id.next();

    @BeforeEach
    void another_tenant_has_a_row_in_every_table() {
        if (tenants != null) { // in the container
            mine = tenants.newTenant("Mine");
            other = tenants.newTenant("Other");
            try (var rows = new AnyRows()) {
                for (String table : rows.tables()) {
                    if (!PLATFORM_TABLES.containsKey(table)) {
                        rows.insert(table, other.id(), idOfTheOther);
                    }
                }
            }
        }
    }

    /** Background work would stumble over rows that make no sense. */
    @AfterEach
    void the_rows_go_again() {
        if (tenants != null) {
            try (var rows = new AnyRows()) {
                rows.delete(other.id(), idOfTheOther);
            }
        }
    }

    @Test
    void every_table_is_keyed_by_tenant_first() {
        var faults = new ArrayList<String>();
        try (var rows = new AnyRows()) {
            assertThat(rows.tables()).contains("member", "audit_event");
            for (String table : rows.tables()) {
                if (!PLATFORM_TABLES.containsKey(table)) {
                    faults.addAll(rows.faultsOf(table));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void every_entity_is_filtered_by_tenant() {
        var seen = new TreeMap<String, String>();
        int entities = 0;
        for (Class<?> entity : entities()) {
            if (!TenantOwned.class.isAssignableFrom(entity)) {
                assertThat(entity.isAnnotationPresent(CrossTenant.class))
                        .as(entity + " is TenantOwned or says why it crosses tenants")
                        .isTrue();
                continue;
            }
            entities++;
            long theirs = inTransactionOf(other, () -> count(entity));
            long ours = inTransactionOf(mine, () -> count(entity));
            boolean found = inTransactionOf(mine, () -> storage.entities().find(entity, idOfTheOther.value()) != null);
            boolean selected = inTransactionOf(
                    mine,
                    () -> !storage.entities()
                            .createQuery("SELECT e.id FROM " + nameOf(entity) + " e WHERE e.id = :id")
                            .setParameter("id", idOfTheOther.value())
                            .getResultList()
                            .isEmpty());
            long ownRows = tableOf(entity).equals("member") ? 1 : 0;
            if (theirs != ownRows + 1 || ours != ownRows || found || selected) {
                seen.put(
                        entity.getName(),
                        "theirs " + theirs + ", ours " + ours + ", found " + found + ", selected " + selected);
            }
        }
        assertThat(seen).isEmpty();
        assertThat(entities).isGreaterThanOrEqualTo(3);
    }

    @Test
    void without_a_caller_there_is_no_entity_manager() {
        assertThatThrownBy(() -> storage.entities()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_a_transaction_there_is_no_entity_manager() {
        assertThatThrownBy(() -> tenants.as(mine.almighty(), storage::entities))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void a_tenants_entity_cannot_be_queried_at_the_platform_level() {
        assertThatThrownBy(() -> inTransactionOf(
                        mine,
                        () -> storage.crossTenantEntities()
                                .createQuery("SELECT m FROM Member m")
                                .getResultList()))
                .hasStackTraceContaining("tenant");
    }

    @Test
    void a_transaction_does_not_change_from_one_tenant_to_the_next() {
        assertThatThrownBy(() -> inTransactionOf(mine, () -> {
                    storage.entities();
                    return onAnotherTenantsBehalf(() -> storage.entities());
                }))
                .hasStackTraceContaining("another tenant");
    }

    @Test
    void every_service_answers_for_a_foreign_id_as_for_an_absent_one() {
        var differing = new TreeMap<String, String>();
        int asked = 0;
        for (Bean<?> bean : services()) {
            var service = beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
            for (Method method : servedMethods(bean.getBeanClass())) {
                var foreign = new Arguments(idOfTheOther, WORD_OF_THE_OTHER);
                var absent = new Arguments(idOfNobody, WORD_OF_NOBODY);
                var answerToForeign = mask(answer(mine.almighty(), service, method, foreign));
                var answerToAbsent = mask(answer(mine.almighty(), service, method, absent));
                if (foreign.heldAnId()) {
                    asked++;
                    if (!answerToForeign.equals(answerToAbsent)) {
                        differing.put(
                                method.toString(), "foreign: " + answerToForeign + " | absent: " + answerToAbsent);
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(asked).as("service methods that take an id").isGreaterThanOrEqualTo(3);
    }

    @Test
    void no_service_tells_a_word_of_the_other_tenant() {
        var told = new TreeMap<String, String>();
        int asked = 0;
        for (Bean<?> bean : services()) {
            var service = beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
            for (Method method : servedMethods(bean.getBeanClass())) {
                var answer = answer(mine.almighty(), service, method, new Arguments(idOfNobody, WORD_OF_NOBODY));
                asked++;
                if (answer.contains(WORD_OF_THE_OTHER) || answer.contains(idOfTheOther.toString())) {
                    told.put(method.toString(), answer);
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(asked).as("service methods").isGreaterThanOrEqualTo(8);
    }

    @Test
    void every_repository_answers_for_a_foreign_id_as_for_an_absent_one() {
        var differing = new TreeMap<String, String>();
        int asked = 0;
        for (Bean<?> bean : repositories()) {
            var repository =
                    beans.getContext(bean.getScope()).get(bean(bean), beans.createCreationalContext(bean(bean)));
            for (Method method : repositoryMethods(bean.getBeanClass())) {
                var foreign = new Arguments(idOfTheOther, WORD_OF_THE_OTHER);
                var absent = new Arguments(idOfNobody, WORD_OF_NOBODY);
                var answerToForeign = mask(answerInTransaction(repository, method, foreign));
                var answerToAbsent = mask(answerInTransaction(repository, method, absent));
                asked++;
                if (!answerToForeign.equals(answerToAbsent)) {
                    differing.put(method.toString(), "foreign: " + answerToForeign + " | absent: " + answerToAbsent);
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(asked).as("repository methods").isGreaterThanOrEqualTo(6);
    }

    private List<Class<?>> entities() {
        return inTransactionOf(
                mine,
                () -> storage.entities().getMetamodel().getEntities().stream()
                        .<Class<?>>map(entity -> entity.getJavaType())
                        .toList());
    }

    private long count(Class<?> entity) {
        return storage.entities()
                .createQuery("SELECT COUNT(e) FROM " + nameOf(entity) + " e", Long.class)
                .getSingleResult();
    }

    private static String nameOf(Class<?> entity) {
        return entity.getSimpleName();
    }

    private static String tableOf(Class<?> entity) {
        return entity.getAnnotation(Table.class).name();
    }

    private List<Bean<?>> services() {
        return found(type -> type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class));
    }

    private List<Bean<?>> repositories() {
        return found(type -> !type.isAnnotationPresent(CrossTenant.class)
                && Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.getType() == TenantStorage.class));
    }

    private List<Bean<?>> found(Predicate<Class<?>> wanted) {
        var found = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass().getName().startsWith("dev.acquaint."))
                .filter(bean -> !bean.getBeanClass().getName().endsWith("Test"))
                .filter(bean -> wanted.test(bean.getBeanClass()))
                .<Bean<?>>map(bean -> bean)
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Bean<Object> bean(Bean<?> bean) {
        return (Bean<Object>) bean;
    }

    /** What callers can call, but for the operator's acts, which name a tenant on purpose. */
    private static List<Method> servedMethods(Class<?> service) {
        return Arrays.stream(service.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic() && !method.isBridge())
                .filter(method ->
                        !method.isAnnotationPresent(Schedule.class) && !method.isAnnotationPresent(Timeout.class))
                .filter(method -> {
                    var requires = method.getAnnotation(Requires.class);
                    return requires == null || !Arrays.asList(requires.value()).contains(Permission.OPERATE_PLATFORM);
                })
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    /** Those that ask for something; what takes an entity only writes it. */
    private static List<Method> repositoryMethods(Class<?> repository) {
        return Arrays.stream(repository.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic())
                .filter(method -> method.getParameterCount() > 0)
                .filter(method ->
                        Arrays.stream(method.getParameterTypes()).noneMatch(TenantOwned.class::isAssignableFrom))
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    private String answer(Caller caller, Object service, Method method, Arguments arguments) {
        return tenants.as(caller, () -> invoke(service, method, arguments));
    }

    private String answerInTransaction(Object repository, Method method, Arguments arguments) {
        try {
            return inTransactionOf(mine, () -> invoke(repository, method, arguments));
        } catch (RuntimeException e) {
            return told(e); // the transaction could not commit
        }
    }

    private static String invoke(Object on, Method method, Arguments arguments) {
        try {
            method.setAccessible(true);
            return String.valueOf(method.invoke(on, arguments.of(method)));
        } catch (InvocationTargetException e) {
            return told(e.getCause());
        } catch (NullPointerException | IllegalArgumentException e) {
            throw new AssertionError("Arguments cannot make up what " + method + " wants; teach it", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String told(Throwable failure) {
        return failure.getClass().getName() + ": " + failure.getMessage();
    }

    /** Ids differ by nature, and so do times; what is said about them must not. */
    private String mask(String answer) {
        return answer.replace(Long.toString(idOfTheOther.value()), "ID")
                .replace(Long.toString(idOfNobody.value()), "ID")
                .replace(WORD_OF_NOBODY, WORD_OF_THE_OTHER)
                .replaceAll("\\b[0-9A-HJKMNP-TV-Z]{13}\\b", "ID")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "TIME")
                .replaceAll("@[0-9a-f]{4,8}\\b", "@OBJECT")
                .replaceAll("[0-9a-f]{32,}", "HASH");
    }

    private <T> T inTransactionOf(TestTenant tenant, Callable<T> work) {
        return tenants.inTransactionAs(tenant.almighty(), work);
    }

    /** Another caller on another thread would have a transaction of its own; so a mistake is made here on purpose. */
    private <T> T onAnotherTenantsBehalf(Supplier<T> work) {
        try {
            var callers = CurrentTenant.class.getDeclaredField("callers");
            callers.setAccessible(true);
            var context = beans.getContext(ApplicationScoped.class);
            var bean = bean(beans.resolve(beans.getBeans(CurrentTenant.class)));
            @SuppressWarnings("unchecked")
            var local = (ThreadLocal<Caller>) callers.get(context.get(bean));
            var before = local.get();
            local.set(other.almighty());
            try {
                return work.get();
            } finally {
                local.set(before);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
