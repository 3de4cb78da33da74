package dev.acquaint.policy;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Waivers: a member is freed from one rule of the organization's policy until an instant, by somebody who may publish
 * that policy, for a reason.
 */
@Stateless
public class Exceptions {

    private static final int LONGEST_REASON = 500;
    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    @Inject
    private PolicyRepository repository;

    @Inject
    private PolicyStacks stacks;

    @Inject
    private PolicyChanges changes;

    @Inject
    private PolicyHolders holders;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Clock clock;

    @Requires(Permission.WRITE_POLICIES)
    public ExceptionView grant(GrantException grant) {
        var now = now();
        var faults = faultsOf(grant, now);
        if (!faults.isEmpty()) {
            throw new DomainException(ErrorCode.UNPROCESSABLE, "The exception cannot be granted like this.", faults);
        }
        changes.begin();
        var exception = PolicyException.granted(grant, currentTenant.caller(), now);
        repository.add(exception);
        changes.record(
                "exception.granted",
                "exception:" + exception.id(),
                Map.of(
                        "member", grant.member().toString(),
                        "policy", grant.policy(),
                        "rule", grant.rule(),
                        "until", grant.until().toString()));
        return exception.view(now);
    }

    /** All of the organization's, the newest first. */
    @Requires(Permission.WRITE_POLICIES)
    public List<ExceptionView> list() {
        var now = now();
        return repository.exceptions().stream()
                .map(exception -> exception.view(now))
                .toList();
    }

    /** The caller's own, the newest first. */
    @Requires(Permission.OWN_POLICY)
    public List<ExceptionView> mine() {
        var now = now();
        return repository.exceptionsOf(currentTenant.caller().memberId()).stream()
                .map(exception -> exception.view(now))
                .toList();
    }

    /** Ends it now. Once more, or after its end, changes nothing. */
    @Requires(Permission.WRITE_POLICIES)
    public ExceptionView revoke(Id id) {
        var now = now();
        var exception = repository.exception(id).orElseThrow(DomainException::notFound);
        if (exception.revoke(now)) {
            changes.begin();
            changes.record(
                    "exception.revoked",
                    "exception:" + id,
                    Map.of("member", exception.member().toString()));
        }
        return exception.view(now);
    }

    private List<Fault> faultsOf(GrantException grant, Instant now) {
        List<Fault> faults = new ArrayList<>();
        if (holders.find(grant.member()).isEmpty()) {
            faults.add(new Fault("/member", "unknown-member", "There is no such member."));
        }
        var versions = repository.versions(grant.policy());
        if (versions.isEmpty()) {
            faults.add(new Fault("/policy", "unknown-policy", "There is no such policy of your organization's own."));
        } else if (versions.stream()
                .noneMatch(version ->
                        stacks.read(version).policy().rule(grant.rule()).isPresent())) {
            faults.add(new Fault("/rule", "unknown-rule", "No version of this policy has such a rule."));
        }
        if (grant.reason().isBlank() || grant.reason().strip().length() > LONGEST_REASON) {
            faults.add(new Fault("/reason", "reason-needed", "Say why, in at most " + LONGEST_REASON + " characters."));
        }
        if (!now.isBefore(grant.until())) {
            faults.add(new Fault("/until", "already-over", "The end must lie in the future."));
        } else if (grant.until().isAfter(now.plus(LONGEST))) {
            faults.add(
                    new Fault("/until", "too-long", "An exception holds for five years at most; grant it anew then."));
        }
        return faults;
    }

    /** As exact as it is stored, so that what is said now is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
