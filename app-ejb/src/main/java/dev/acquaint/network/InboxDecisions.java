package dev.acquaint.network;

import dev.acquaint.engine.Action;
import dev.acquaint.engine.Outcome;
import dev.acquaint.evaluation.BatchCommand;
import dev.acquaint.evaluation.BatchCommand.Defaults;
import dev.acquaint.evaluation.BatchCommand.Item;
import dev.acquaint.evaluation.BatchResult.ItemResult;
import dev.acquaint.evaluation.Evaluation;
import dev.acquaint.evaluation.EvaluationCommand;
import dev.acquaint.evaluation.EvaluationCommand.ResourceRef;
import dev.acquaint.evaluation.EvaluationResult;
import dev.acquaint.identity.Profile;
import dev.acquaint.identity.ProfileView;
import dev.acquaint.kernel.Id;
import dev.acquaint.policy.PolicyStacks;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decides the caller's open invitations ahead of their being looked at, some at a time, and keeps each outcome with the
 * revision of the policies that it rests on. What has become stale since is decided again.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class InboxDecisions {

    private static final int AT_ONCE = 200;

    @Inject
    private NetworkRows rows;

    @Inject
    private Evaluation evaluation;

    @Inject
    private PolicyStacks policies;

    @Inject
    private Profile profile;

    @Inject
    private CurrentTenant currentTenant;

    /** @return how many were looked at; 0 when all are up to date */
    @Requires({Permission.OWN_NETWORK, Permission.IMPORT})
    public int decideSome() {
        Id member = currentTenant.caller().memberId();
        long revision = policies.inForce(member, null).revision();
        var stale = rows.stale(member, revision, AT_ONCE);
        if (!stale.isEmpty()) {
            decide(member, rows.invitations(member, stale), revision);
        }
        return stale.size();
    }

    private void decide(Id member, List<Invitation> invitations, long revision) {
        var language = profile.of(member).map(ProfileView::language).orElse(Locale.ENGLISH);
        var items = invitations.stream()
                .map(invitation -> new Item(null, null, null, resource(invitation), null, Map.of()))
                .toList();
        var batch = new BatchCommand(
                new Defaults(Action.ACCEPT.name(), member.toString(), null, null, Map.of()),
                items,
                EvaluationCommand.Options.DEFAULT.in(language));
        for (ItemResult result : evaluation.batch(batch).results()) {
            var invitation = invitations.get(result.index());
            if (result.decision() != null) {
                keep(rows, invitation, result.decision());
            } else {
                rows.leaveUndecided(invitation.id(), revision);
            }
        }
    }

    static ResourceRef resource(Invitation invitation) {
        return new ResourceRef("invitation", invitation.id().toString());
    }

    static void keep(NetworkRows rows, Invitation invitation, EvaluationResult result) {
        int order = Action.of(result.action())
                .outcome(result.outcome())
                .map(Outcome::rank)
                .orElse(Invitation.UNDECIDED);
        String reason =
                result.reasons().isEmpty() ? "" : result.reasons().get(0).text();
        rows.keepOutcome(
                invitation.id(),
                result.outcome(),
                order,
                Contact.cut(reason, Invitation.MAX_REASON),
                result.decisionId(),
                result.revision());
    }
}
