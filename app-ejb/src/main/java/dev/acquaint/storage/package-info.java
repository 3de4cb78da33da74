/**
 * The way to the database: data source, migrations, and entity managers bound to the current tenant.
 * Repositories use {@link dev.acquaint.storage.TenantStorage} and nothing else; nobody opens an entity manager of their
 * own. Must not know features or their tables. How to add an entity: {@code infra/docs/how-to/add-an-entity.md}.
 */
@NullMarked
package dev.acquaint.storage;

import org.jspecify.annotations.NullMarked;
