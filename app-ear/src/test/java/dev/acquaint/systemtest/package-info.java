/** The product as people and programs use it: every test goes through a browser or the public API of a real stack. */
@NullMarked
package dev.acquaint.systemtest;

import org.jspecify.annotations.NullMarked;
