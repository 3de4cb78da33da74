/**
 * The frame around every page: who is here and what they may open, in which language and theme, and the small words
 * (ages, initials, outcomes) that all pages share. Pages use it; it knows no feature.
 */
@NullMarked
package dev.acquaint.web.shell;

import org.jspecify.annotations.NullMarked;
