package dev.acquaint.engine;

/** Decides. Thread-safe; the same input and stack always give the same decision. */
public final class PolicyDecisionPoint {

    public PolicyDecisionPoint(FactCatalogue catalogue) {}

    public Decision evaluate(EvaluationInput input, PolicyStack stack) {
        throw new UnsupportedOperationException();
    }
}
