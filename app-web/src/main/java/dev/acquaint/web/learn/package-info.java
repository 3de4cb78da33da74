/**
 * The lessons: the list, and one lesson to read.
 */
@NullMarked
package dev.acquaint.web.learn;

import org.jspecify.annotations.NullMarked;
