package dev.acquaint.evaluation;

import dev.acquaint.kernel.Id;
import dev.acquaint.storage.DataSources;
import dev.acquaint.storage.TenantStorage;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The log of decisions: grows only. Writing waits for the commit, in a transaction apart from the caller's. */
@ApplicationScoped
class DecisionLog {

    private static final int CAPACITY = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Resource(lookup = DataSources.NAME)
    private DataSource dataSource;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private TenantStorage storage;

    private @Nullable DecisionWriter writer;

    @PostConstruct
    void open() {
        writer = new DecisionWriter(dataSource, threads, CAPACITY, PATIENCE);
    }

    @PreDestroy
    void close() {
        if (writer != null) {
            writer.close();
        }
    }

    void append(LoggedCall call) {
        if (writer == null) {
            throw new IllegalStateException("The decision log is not open");
        }
        writer.append(call);
    }

    Optional<DecisionRow> find(Id decision) {
        return Optional.ofNullable(storage.entities().find(DecisionRow.class, decision.value()));
    }

    CallContent content(DecisionRow decision) {
        var first =
                storage.entities().find(DecisionContent.class, decision.call().value());
        if (first == null || first.content() == null) {
            throw new IllegalStateException("The call " + decision.call() + " has no content");
        }
        return CallContent.open(first.content());
    }

    /** Decisions about this member before that one, the newest first. */
    List<DecisionRow> ofMember(Id member, Decisions.DecisionQuery query, long before, int limit) {
        return listed("d.member = :owner", query, before, limit)
                .setParameter("owner", member)
                .getResultList();
    }

    /** Decisions that this caller asked for, before that one, the newest first. */
    List<DecisionRow> askedBy(String caller, Decisions.DecisionQuery query, long before, int limit) {
        return listed("d.caller = :owner", query, before, limit)
                .setParameter("owner", caller)
                .getResultList();
    }

    private TypedQuery<DecisionRow> listed(String whose, Decisions.DecisionQuery query, long before, int limit) {
        var jpql = new StringBuilder("SELECT d FROM DecisionRow d WHERE ")
                .append(whose)
                .append(" AND d.id < :before");
        if (query.action() != null) {
            jpql.append(" AND d.action = :action");
        }
        if (query.outcome() != null) {
            jpql.append(" AND d.outcome = :outcome");
        }
        var found = storage.entities()
                .createQuery(jpql.append(" ORDER BY d.id DESC").toString(), DecisionRow.class)
                .setParameter("before", before)
                .setMaxResults(limit);
        if (query.action() != null) {
            found.setParameter("action", query.action());
        }
        if (query.outcome() != null) {
            found.setParameter("outcome", query.outcome());
        }
        return found;
    }
}
