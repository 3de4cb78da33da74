package dev.acquaint.evaluation;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;

/**
 * Has decisions made. Whatever it answers is in the decision log before the answer leaves; when the log cannot be
 * written the caller hears {@link dev.acquaint.kernel.ErrorCode#UNAVAILABLE} and no decision.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Evaluation {

    public EvaluationResult evaluate(EvaluationCommand command) {
        throw new UnsupportedOperationException();
    }

    /** Decides each item by itself: one item's problem leaves the others alone. */
    public BatchResult batch(BatchCommand command) {
        throw new UnsupportedOperationException();
    }

    public CompareResult compare(CompareCommand command) {
        throw new UnsupportedOperationException();
    }

    /**
     * Decides anew and lets the member go against it, unless a mandatory rule decided.
     *
     * @param outcome what the member wants instead; must be one of the action's
     * @return the decision that is being overridden
     * @throws dev.acquaint.kernel.DomainException FORBIDDEN where a mandatory rule decided and no exception is granted
     */
    public EvaluationResult override(EvaluationCommand command, String outcome) {
        throw new UnsupportedOperationException();
    }
}
