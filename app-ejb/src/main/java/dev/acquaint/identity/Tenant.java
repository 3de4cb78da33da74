package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.CrossTenant;
import dev.acquaint.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An organization as the platform sees it. A verified sign-up makes it PENDING; an operator approves it, may suspend it,
 * and approves it again. Only an APPROVED one lets anybody in.
 */
@Entity
@Table(name = "tenant")
@CrossTenant("It is the list of tenants; a tenant's data is elsewhere")
class Tenant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private int id;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private String organizationId;

    @Column(name = "alias", nullable = false, updatable = false)
    private String alias;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "contact_email")
    private @Nullable String contactEmail;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private TenantState state;

    @Column(name = "language", nullable = false)
    private String language;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected Tenant() {}

    static Tenant pending(
            String organizationId, String alias, String name, String contactEmail, Locale language, Instant now) {
        var tenant = new Tenant();
        tenant.organizationId = organizationId;
        tenant.alias = alias;
        tenant.name = name;
        tenant.contactEmail = contactEmail;
        tenant.state = TenantState.PENDING;
        tenant.language = language.getLanguage();
        tenant.createdAt = now;
        return tenant;
    }

    void approve() {
        if (state == TenantState.APPROVED) {
            throw new DomainException(ErrorCode.CONFLICT, "This organization is approved already.");
        }
        state = TenantState.APPROVED;
    }

    void suspend() {
        if (state == TenantState.SUSPENDED) {
            throw new DomainException(ErrorCode.CONFLICT, "This organization is suspended already.");
        }
        state = TenantState.SUSPENDED;
    }

    TenantId id() {
        return new TenantId(id);
    }

    String organizationId() {
        return organizationId;
    }

    TenantState state() {
        return state;
    }

    String name() {
        return name;
    }

    @Nullable
    String contactEmail() {
        return contactEmail;
    }

    Locale language() {
        return Locale.forLanguageTag(language);
    }

    OrganizationView view() {
        return new OrganizationView(id(), name, alias, contactEmail, state, createdAt);
    }
}
