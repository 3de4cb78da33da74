/**
 * Mail to people, in their language. Knows templates and the mail server, and nothing of what a message is about.
 */
@NullMarked
package dev.acquaint.notification;

import org.jspecify.annotations.NullMarked;
