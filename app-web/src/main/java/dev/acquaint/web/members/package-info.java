/**
 * Who belongs to the organization, for those who invite and shut out: all members for an administrator, clients for a coach.
 */
@NullMarked
package dev.acquaint.web.members;

import org.jspecify.annotations.NullMarked;
