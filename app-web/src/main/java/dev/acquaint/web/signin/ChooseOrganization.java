package dev.acquaint.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The page where somebody with several organizations picks the one to work in. */
@Named
@RequestScoped
public class ChooseOrganization {

    @Inject
    private HttpServletRequest request;

    public List<String> getOrganizations() {
        return Choice.of(request.getSession(false)).map(Choice::organizations).orElse(List.of());
    }

    public String getReturnTo() {
        return Choice.of(request.getSession(false))
                .map(Choice::returnTo)
                .orElse(Destination.HOME)
                .path();
    }
}
