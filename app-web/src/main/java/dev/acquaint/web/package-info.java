/** The console: Faces pages over the domain services. Shows and asks; never decides. */
@NullMarked
package dev.acquaint.web;

import org.jspecify.annotations.NullMarked;
