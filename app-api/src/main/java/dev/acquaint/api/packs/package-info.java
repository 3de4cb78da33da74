/** The policy packs that ship with the product, to read. */
@NullMarked
package dev.acquaint.api.packs;

import org.jspecify.annotations.NullMarked;
