/**
 * A member's people: contacts, connections, invitations, what was confirmed about them, and the inbox that decides.
 * Everything here belongs to one member of one tenant. Nobody else of the organization sees it, whatever their role.
 * Must not store message bodies, must not decide by itself (the policy does), and must not contact a network.
 */
@NullMarked
package dev.acquaint.network;

import org.jspecify.annotations.NullMarked;
