package dev.acquaint.identity;

import dev.acquaint.kernel.Id;
import dev.acquaint.storage.TenantStorage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The stored members of the caller's tenant. */
@ApplicationScoped
class MemberRows {

    @Inject
    private TenantStorage storage;

    Optional<Member> find(Id id) {
        return Optional.ofNullable(storage.entities().find(Member.class, id.value()));
    }

    Optional<Member> ofSubject(String subject) {
        return storage.entities()
                .createQuery("SELECT m FROM Member m WHERE m.subject = :subject", Member.class)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    Optional<Member> ofEmail(String email) {
        return storage.entities()
                .createQuery("SELECT m FROM Member m WHERE m.email = :email", Member.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    List<Member> all() {
        return storage.entities()
                .createQuery("SELECT m FROM Member m ORDER BY m.name, m.id", Member.class)
                .getResultList();
    }

    void add(Member member) {
        storage.entities().persist(member);
        storage.entities().flush();
    }
}
