/**
 * What the in-container tests share: one database and one deployment a test run, tenants to work in, and a way to be
 * somebody. A test class extends {@link dev.acquaint.testing.InContainer}.
 */
package dev.acquaint.testing;
