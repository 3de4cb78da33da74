/**
 * Policies as documents (YAML and JSON, one schema) and the packs we ship in that form.
 * May use Jackson, and {@code engine.authoring} for the conditions; decides nothing.
 */
@NullMarked
package dev.acquaint.engine.document;

import org.jspecify.annotations.NullMarked;
