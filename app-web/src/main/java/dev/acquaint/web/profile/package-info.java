/**
 * What members say of themselves, whom they let read, and the policy they choose.
 */
@NullMarked
package dev.acquaint.web.profile;

import org.jspecify.annotations.NullMarked;
