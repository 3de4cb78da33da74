/**
 * The inbox: invitations by outcome, each with what the policy says and why, the questions that could change it, the
 * reply, and what the member does. It shows what {@code network.Inbox} answers and decides nothing itself.
 */
@NullMarked
package dev.acquaint.web.inbox;

import org.jspecify.annotations.NullMarked;
