package dev.acquaint.dataimport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.dataimport.ExportGenerator.Expected;
import dev.acquaint.dataimport.ExportGenerator.Made;
import dev.acquaint.dataimport.ExportGenerator.Size;
import dev.acquaint.kernel.Id;
import dev.acquaint.network.Inbox;
import dev.acquaint.network.InboxQuery;
import dev.acquaint.network.InboxView;
import dev.acquaint.storage.DataSources;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Role;
import dev.acquaint.testing.InContainer;
import dev.acquaint.testing.TestTenants;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whole imports, by the real worker on a real database. */
class ImportTest extends InContainer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    private Imports imports;

    @Inject
    private ImportSteps steps;

    @Inject
    private Inbox inbox;

    @Inject
    private TestTenants tenants;

    @Inject
    private Mishap mishap;

    @Inject
    private ImportRunner runner;

    @Inject
    private CurrentTenant currentTenant;

    @Resource(lookup = DataSources.NAME)
    private DataSource database;

    @Test
    void ten_thousand_connections_and_five_thousand_invitations_are_counted_to_the_row() {
        var robin = tenants.newTenant("Heavy user").with(Role.MEMBER);
        var made = make(10_000, 5_000, 20_000);

        var began = Instant.now();
        var first = run(robin, made.zip());
        System.out.println("First import of 10,000 connections, 5,000 invitations, 20,000 messages: "
                + Duration.between(began, Instant.now()).toMillis() + " ms");

        assertThat(first.state()).isEqualTo(ImportState.DONE);
        assertReports(first, made.expected());
        assertThat(openNames(robin)).isEqualTo(made.expected().openIncoming());
        assertThat(first.matching()).isNotNull();
        assertThat(first.matching().openIncoming())
                .isEqualTo(made.expected().openIncoming().size());
        assertThat(first.matching().doubtful()).isEqualTo(made.expected().doubtful());
        assertThat(first.matching().openOutgoing()).isEqualTo(made.expected().openOutgoing());
        assertThat(count("SELECT COUNT(*) FROM connection WHERE tenant_id = ?", robin))
                .isEqualTo(made.expected().connections());

        began = Instant.now();
        var second = run(robin, made.zip());
        System.out.println("Second import of the same: "
                + Duration.between(began, Instant.now()).toMillis() + " ms");

        assertThat(second.state()).isEqualTo(ImportState.DONE);
        assertThat(second.files()).allSatisfy(file -> {
            assertThat(file.rowsImported()).as(file.name()).isZero();
            assertThat(file.rowsRead()).isEqualTo(file.rowsUnchanged() + file.rowsRejected());
        });
        assertThat(openNames(robin)).isEqualTo(made.expected().openIncoming());
    }

    @Test
    void what_is_open_is_decided_when_the_import_is_done() {
        var robin = tenants.newTenant("Decided").with(Role.MEMBER);
        var made = make(60, 60, 0);

        run(robin, made.zip());

        var view = list(robin, InboxQuery.open());
        assertThat(view.undecided()).isZero();
        assertThat(view.counts().stream()
                        .mapToLong(InboxView.OutcomeCount::count)
                        .sum())
                .isEqualTo(made.expected().openIncoming().size());
        assertThat(view.items()).isNotEmpty().allSatisfy(item -> {
            assertThat(item.outcome()).isNotNull();
            assertThat(item.shortReason()).isNotBlank();
        });
    }

    @Test
    void a_worker_that_breaks_off_again_and_again_leaves_nothing_lost_and_nothing_doubled() {
        var robin = tenants.newTenant("Broken off").with(Role.MEMBER);
        var made = make(3_000, 1_500, 3_000);
        var job = tenants.as(robin, () -> {
            var id = start(made.zip());
            mishap.breaksOff(id, 3);
            return id;
        });
        for (int time = 1; time <= 3; time++) {
            int times = time;
            await("time " + time, () -> mishap.times() >= times);
            if (time == 3) {
                mishap.spares(job);
            }
        }
        var report = awaitEnd(robin, job);

        assertComplete(robin, report, made.expected());
        assertThat(count("SELECT SUM(attempts) FROM import_job WHERE tenant_id = ?", robin))
                .isEqualTo(4);
    }

    /** What a killed process looks like to the others: it holds the job and says nothing more. */
    @Test
    void a_worker_that_falls_silent_is_replaced_and_does_no_harm_when_it_wakes() throws Exception {
        var robin = tenants.newTenant("Silent").with(Role.MEMBER);
        var made = make(3_000, 1_500, 3_000);
        var job = tenants.as(robin, () -> {
            var id = start(made.zip());
            mishap.fallsSilent(id, 4);
            return id;
        });
        await("silence", () -> mishap.isSilent(job));

        expireLease(job);
        var successor = claim(job);
        try (var entered = currentTenant.enter(Caller.job(
                "import",
                robin.tenant(),
                robin.memberId(),
                Permission.IMPORT,
                Permission.OWN_NETWORK,
                Permission.EVALUATE))) {
            runner.run(successor);
        }
        var report = tenants.as(robin, () -> imports.get(job));
        assertComplete(robin, report, made.expected());

        mishap.wakes(job);
        await("the silent one's end", () -> mishap.isAwake(job));
        // The worker goes on to the next job once it has noticed; that one's end shows that it has.
        run(robin, make(10, 0, 0).zip());
        assertThat(tenants.as(robin, () -> imports.get(job))).isEqualTo(report);
        assertThat(count("SELECT SUM(attempts) FROM import_job WHERE tenant_id = ?", robin))
                .isEqualTo(3);
    }

    @Test
    void many_workers_claim_one_job_once() throws Exception {
        var robin = tenants.newTenant("Claimed").with(Role.MEMBER);
        var made = make(2_000, 200, 0);
        var job = tenants.as(robin, () -> start(made.zip()));
        var claims = new ConcurrentHashMap<Id, AtomicInteger>();
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 8; i++) {
                String worker = "rival-" + i;
                pool.submit(() -> steps.claim(worker)
                        .ifPresent(claim -> claims.computeIfAbsent(claim.job(), id -> new AtomicInteger())
                                .incrementAndGet()));
            }
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        // Either the application's own worker was first, or exactly one rival.
        assertThat(claims.getOrDefault(job, new AtomicInteger()).get()).isLessThanOrEqualTo(1);
        if (claims.containsKey(job)) {
            expireLease(job);
        }
        var report = awaitEnd(robin, job);
        assertThat(report.state()).isEqualTo(ImportState.DONE);
        assertReports(report, made.expected());
        assertThat(count("SELECT SUM(attempts) FROM import_job WHERE tenant_id = ?", robin))
                .isEqualTo(1);
    }

    @Test
    void a_cancelled_import_stops_and_keeps_what_it_had_read() {
        var robin = tenants.newTenant("Cancelled").with(Role.MEMBER);
        var job = tenants.as(robin, () -> {
            var id = start(make(2_000, 100, 0).zip());
            imports.cancel(id);
            return id;
        });

        var report = awaitEnd(robin, job);

        assertThat(report.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(count("SELECT COUNT(*) FROM import_chunk WHERE tenant_id = ?", robin))
                .as("pieces of the upload that are kept")
                .isZero();
    }

    private static Made make(int connections, int invitations, int messages) {
        return ExportGenerator.make(
                new Size(20261122, connections, invitations, messages, LocalDate.now(ZoneOffset.UTC)));
    }

    private ImportView run(Caller caller, byte[] zip) {
        return awaitEnd(caller, tenants.as(caller, () -> start(zip)));
    }

    private Id start(byte[] zip) {
        return imports.start(null, "Complete_LinkedInDataExport.zip", new ByteArrayInputStream(zip));
    }

    private ImportView awaitEnd(Caller caller, Id job) {
        await("import " + job, () -> tenants.as(caller, () -> imports.get(job)).finishedAt() != null);
        return tenants.as(caller, () -> imports.get(job));
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("waiting for " + what).isBefore(deadline);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Other tests leave jobs of their own behind. */
    private ImportSteps.Claim claim(Id job) {
        while (true) {
            var claim = steps.claim("successor").orElseThrow();
            if (claim.job().equals(job)) {
                return claim;
            }
        }
    }

    private void assertComplete(Caller robin, ImportView report, Expected expected) {
        assertThat(report.state()).isEqualTo(ImportState.DONE);
        assertReports(report, expected);
        assertThat(openNames(robin)).isEqualTo(expected.openIncoming());
        assertThat(count("SELECT COUNT(*) FROM connection WHERE tenant_id = ?", robin))
                .isEqualTo(expected.connections());
    }

    private static void assertReports(ImportView report, Expected expected) {
        var files = new TreeMap<String, ImportView.FileReport>();
        report.files()
                .forEach(file -> files.put(file.name().substring(file.name().indexOf('/') + 1), file));
        expected.rows().forEach((name, rows) -> {
            var file = files.get(name);
            assertThat(file).as(name).isNotNull();
            assertThat(file.rowsRead()).as("rows read of " + name).isEqualTo(rows.longValue());
            assertThat(file.rowsRead())
                    .as("sum of " + name)
                    .isEqualTo(file.rowsImported() + file.rowsUnchanged() + file.rowsRejected());
            assertThat(file.rowsRejected())
                    .as("rejected of " + name)
                    .isEqualTo(expected.rejected().get(name).size());
            assertThat(file.rowsUnchanged())
                    .as("repeated rows of " + name)
                    .isEqualTo(expected.duplicates().get(name).longValue());
        });
        Map<String, Map<Long, String>> reported = new TreeMap<>();
        report.rejections()
                .forEach(rejection -> reported.computeIfAbsent(
                                rejection.file().substring(rejection.file().indexOf('/') + 1), f -> new TreeMap<>())
                        .put(rejection.line(), rejection.code()));
        var wanted = new TreeMap<>(expected.rejected());
        wanted.values().removeIf(Map::isEmpty);
        assertThat(reported).isEqualTo(wanted);
        assertThat(report.rejections())
                .allSatisfy(rejection -> assertThat(rejection.detail()).isNotBlank());
    }

    private List<String> openNames(Caller caller) {
        var names = new ArrayList<String>();
        for (int offset = 0; ; offset += 200) {
            var page = list(
                    caller, InboxQuery.open().withSort(InboxQuery.Sort.NAME).page(offset, 200));
            page.items().forEach(item -> names.add(item.contactName()));
            if (page.items().isEmpty()) {
                return names.stream().sorted().toList();
            }
        }
    }

    private InboxView list(Caller caller, InboxQuery query) {
        return tenants.as(caller, () -> inbox.list(query));
    }

    private long count(String sql, Caller caller) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setInt(1, caller.tenant().value());
            try (var result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void expireLease(Id job) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE import_ticket SET held_until = UTC_TIMESTAMP(6) WHERE id = ?")) {
            update.setLong(1, job.value());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
