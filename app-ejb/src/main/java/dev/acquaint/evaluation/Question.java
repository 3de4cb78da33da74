package dev.acquaint.evaluation;

import dev.acquaint.engine.EvaluationInput;
import dev.acquaint.engine.PolicyStack;
import dev.acquaint.kernel.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that is ready to be decided.
 *
 * @param member whose decision it is; null for the organization's baseline
 * @param added what completed the given facts
 */
record Question(
        EvaluationCommand command,
        @Nullable Id member,
        List<CallContent.Added> added,
        EvaluationInput input,
        PolicyStack stack) {}
