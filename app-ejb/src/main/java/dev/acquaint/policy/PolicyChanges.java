package dev.acquaint.policy;

import dev.acquaint.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The one way to change what is in force: in line with other changes, with a new revision and a line in the trail. */
@ApplicationScoped
class PolicyChanges {

    @Inject
    private PolicyRepository repository;

    @Inject
    private PolicyStacks stacks;

    @Inject
    private AuditTrail trail;

    /** Locks what is in force and raises its revision; the transaction keeps all of a change or nothing. */
    PolicyStanding begin() {
        var standing = repository.lockStanding();
        standing.raiseRevision();
        stacks.forgetAfterCommit();
        return standing;
    }

    /**
     * @param act as the trail names it, such as {@code policy.published}
     * @param detail never a member's personal choice: the organization's auditors read it
     */
    void record(String act, String subject, Map<String, ?> detail) {
        trail.record(act, subject, detail);
    }
}
