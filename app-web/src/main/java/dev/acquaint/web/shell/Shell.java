package dev.acquaint.web.shell;

import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** What the frame says about the caller: organization, person, and the pages their roles open. */
@Named("shell")
@RequestScoped
public class Shell {

    @Inject
    CurrentTenant currentTenant;

    public boolean isSignedIn() {
        return caller().isPresent();
    }

    public String getOrganization() {
        return caller().map(Caller::organizationName).orElse("");
    }

    public String getPerson() {
        return caller().map(Caller::name).orElse("");
    }

    public List<Navigation.Section> getSections() {
        String view = FacesContext.getCurrentInstance().getViewRoot().getViewId();
        return caller().map(caller -> Navigation.of(caller.permissions(), view)).orElse(List.of());
    }

    private Optional<Caller> caller() {
        return currentTenant.callerIfAny();
    }
}
