package dev.acquaint.identity;

import dev.acquaint.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organization as a platform operator sees it: whom it is from the outside, and nothing of what is in it.
 *
 * @param contactEmail who signed it up; null where that is not known
 */
public record OrganizationView(
        TenantId id, String name, String alias, @Nullable String contactEmail, TenantState state, Instant createdAt) {}
