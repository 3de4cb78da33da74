/**
 * One use case: have a decision made. Facts are completed, the policy in force is asked, the decision is logged and only
 * then told. Holds no rule of its own and knows no feature: stored facts come through {@link AttributeSource}.
 */
@NullMarked
package dev.acquaint.evaluation;

import org.jspecify.annotations.NullMarked;
