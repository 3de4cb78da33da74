/** The organization's members: who they are, and nothing of their network. */
@NullMarked
package dev.acquaint.api.members;

import org.jspecify.annotations.NullMarked;
