package dev.acquaint.web.operator;

import dev.acquaint.identity.Operator;
import dev.acquaint.identity.OrganizationView;
import dev.acquaint.identity.TenantState;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.tenancy.TenantId;
import dev.acquaint.web.errors.Refusal;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The platform's organizations, those that wait first. */
@Named
@ViewScoped
public class OperatorPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Operator operator;

    private transient @Nullable List<OrganizationView> organizations;
    private transient @Nullable OrganizationView changed;

    public List<OrganizationView> getOrganizations() {
        if (organizations == null) {
            organizations = operator.organizations().stream()
                    .sorted(Comparator.comparing(organization -> organization.state() != TenantState.PENDING))
                    .toList();
        }
        return organizations;
    }

    public long getWaiting() {
        return getOrganizations().stream()
                .filter(organization -> organization.state() == TenantState.PENDING)
                .count();
    }

    public void approve(int id) {
        change(id, operator::approve);
    }

    public void suspend(int id) {
        change(id, operator::suspend);
    }

    /** What was done last, to say so and to offer the way back; null when nothing was. */
    public @Nullable OrganizationView getChanged() {
        return changed;
    }

    private void change(int id, Function<TenantId, OrganizationView> act) {
        try {
            changed = act.apply(new TenantId(id));
        } catch (DomainException refused) {
            Refusal.show(refused, "operator");
        }
        organizations = null;
    }
}
