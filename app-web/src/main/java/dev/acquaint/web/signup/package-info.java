/**
 * How an organization comes to Acquaint: the form, and the landing of the mailed link. Shown to anybody.
 */
@NullMarked
package dev.acquaint.web.signup;

import org.jspecify.annotations.NullMarked;
