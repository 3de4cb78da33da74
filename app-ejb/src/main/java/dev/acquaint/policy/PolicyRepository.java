package dev.acquaint.policy;

import dev.acquaint.kernel.Id;
import dev.acquaint.storage.TenantStorage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The stored policies, choices and exceptions of the caller's tenant. */
@ApplicationScoped
class PolicyRepository {

    @Inject
    private TenantStorage storage;

    /** What is in force, locked until the transaction ends. */
    PolicyStanding lockStanding() {
        var entities = storage.entities();
        var standing = entities.find(PolicyStanding.class, PolicyStanding.ONLY.value(), LockModeType.PESSIMISTIC_WRITE);
        if (standing == null) {
            // Two first changes at once: the primary key lets one win, the other's command is answered with a conflict.
            standing = PolicyStanding.atFirst();
            entities.persist(standing);
            entities.flush();
        }
        return standing;
    }

    Optional<PolicyStanding> standing() {
        return Optional.ofNullable(storage.entities().find(PolicyStanding.class, PolicyStanding.ONLY.value()));
    }

    Optional<PublishedPolicy> version(String policy, int version) {
        return storage.entities()
                .createQuery(
                        "SELECT p FROM PublishedPolicy p WHERE p.policy = :policy AND p.version = :version",
                        PublishedPolicy.class)
                .setParameter("policy", policy)
                .setParameter("version", version)
                .getResultStream()
                .findFirst();
    }

    /** The newest first. */
    List<PublishedPolicy> versions(String policy) {
        return storage.entities()
                .createQuery(
                        "SELECT p FROM PublishedPolicy p WHERE p.policy = :policy ORDER BY p.version DESC",
                        PublishedPolicy.class)
                .setParameter("policy", policy)
                .getResultList();
    }

    Optional<PublishedPolicy> newest(String policy) {
        return storage.entities()
                .createQuery(
                        "SELECT p FROM PublishedPolicy p WHERE p.policy = :policy ORDER BY p.version DESC",
                        PublishedPolicy.class)
                .setParameter("policy", policy)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The newest version of each policy, by name. */
    List<PublishedPolicy> newestOfEach() {
        return storage.entities()
                .createQuery(
                        "SELECT p FROM PublishedPolicy p WHERE p.version ="
                                + " (SELECT MAX(q.version) FROM PublishedPolicy q WHERE q.policy = p.policy)"
                                + " ORDER BY p.policy",
                        PublishedPolicy.class)
                .getResultList();
    }

    Optional<PublishedPolicy> published(String hash) {
        return storage.entities()
                .createQuery("SELECT p FROM PublishedPolicy p WHERE p.hash = :hash", PublishedPolicy.class)
                .setParameter("hash", hash)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    void add(PublishedPolicy policy) {
        var entities = storage.entities();
        entities.persist(policy);
        entities.flush(); // before the row that will name it
    }

    Optional<MemberPolicy> choiceOf(Id member) {
        return Optional.ofNullable(storage.entities().find(MemberPolicy.class, member.value()));
    }

    void add(MemberPolicy choice) {
        storage.entities().persist(choice);
    }

    void remove(MemberPolicy choice) {
        storage.entities().remove(choice);
    }

    Optional<PolicyException> exception(Id id) {
        return Optional.ofNullable(storage.entities().find(PolicyException.class, id.value()));
    }

    void add(PolicyException exception) {
        storage.entities().persist(exception);
    }

    /** The newest first. */
    List<PolicyException> exceptions() {
        return storage.entities()
                .createQuery("SELECT e FROM PolicyException e ORDER BY e.grantedAt DESC", PolicyException.class)
                .getResultList();
    }

    /** The newest first, the revoked and the expired too. */
    List<PolicyException> exceptionsOf(Id member) {
        return storage.entities()
                .createQuery(
                        "SELECT e FROM PolicyException e WHERE e.member = :member ORDER BY e.grantedAt DESC",
                        PolicyException.class)
                .setParameter("member", member)
                .getResultList();
    }

    /** Those that no one took back; whether they hold is a question of the instant. */
    List<PolicyException> standingExceptionsOf(Id member) {
        return storage.entities()
                .createQuery(
                        "SELECT e FROM PolicyException e WHERE e.member = :member AND e.revokedAt IS NULL"
                                + " ORDER BY e.grantedAt",
                        PolicyException.class)
                .setParameter("member", member)
                .getResultList();
    }
}
