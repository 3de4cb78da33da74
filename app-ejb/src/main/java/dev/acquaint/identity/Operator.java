package dev.acquaint.identity;

import dev.acquaint.audit.AuditTrail;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.notification.Mail;
import dev.acquaint.notification.Mailer;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import dev.acquaint.tenancy.TenantId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the platform does with organizations: let them in, and shut them out. It never looks into them. */
@Stateless
public class Operator {

    private static final Logger LOG = LoggerFactory.getLogger(Operator.class);

    @Inject
    private Tenants tenants;

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private CallerCache cache;

    @Inject
    private CurrentTenant currentTenant;

    @Inject
    private Mailer mailer;

    @Inject
    @ConfigProperty(name = "acquaint.public.url")
    private String publicUrl;

    @SuppressWarnings("NullAway.Init") // the container injects the fields
    public Operator() {}

    /** Newest first. */
    @Requires(Permission.OPERATE_PLATFORM)
    public List<OrganizationView> organizations() {
        return tenants.all().stream().map(Tenant::view).toList();
    }

    /** Lets a pending or suspended organization in, and tells whoever signed it up. */
    @Requires(Permission.OPERATE_PLATFORM)
    public OrganizationView approve(TenantId id) {
        var tenant = tenants.find(id).orElseThrow(DomainException::notFound);
        tenant.approve();
        record(tenant, "organization.approved");
        var contact = tenant.contactEmail();
        if (contact != null) {
            try {
                mailer.send(new Mail(
                        contact,
                        tenant.language(),
                        "approved",
                        Map.of("organization", tenant.name(), "link", publicUrl + "/console/")));
            } catch (DomainException e) {
                LOG.warn("Organization {} was approved without telling its contact", id, e);
            }
        }
        return tenant.view();
    }

    /** Shuts everybody of the organization out, on every copy of the application within seconds. */
    @Requires(Permission.OPERATE_PLATFORM)
    public OrganizationView suspend(TenantId id) {
        var tenant = tenants.find(id).orElseThrow(DomainException::notFound);
        tenant.suspend();
        record(tenant, "organization.suspended");
        return tenant.view();
    }

    /** The act stands in the organization's own trail, where its auditors see it. */
    private void record(Tenant tenant, String act) {
        try (var acting = currentTenant.actingOn(tenant.id())) {
            auditTrail.record(act, "organization:" + tenant.view().alias(), Map.of());
        }
        cache.clear();
    }
}
