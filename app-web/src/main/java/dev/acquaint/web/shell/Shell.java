package dev.acquaint.web.shell;

import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** What this request has to say about the page as a whole; about a single field it is said beside the field. */
    public List<Message> getMessages() {
        return FacesContext.getCurrentInstance().getMessageList(null).stream()
                .map(message -> {
                    message.rendered();
                    return Message.of(message);
                })
                .toList();
    }

    private Optional<Caller> caller() {
        return currentTenant.callerIfAny();
    }

    /** @param kind {@code good}, {@code warning} or {@code error} */
    public record Message(String kind, String summary, String detail) {
        static Message of(FacesMessage message) {
            String summary = text(message.getSummary());
            String detail = text(message.getDetail());
            return new Message(kind(message.getSeverity()), summary, detail.equals(summary) ? "" : detail);
        }

        private static String kind(FacesMessage.Severity severity) {
            if (severity == FacesMessage.SEVERITY_INFO) {
                return "good";
            }
            return severity == FacesMessage.SEVERITY_WARN ? "warning" : "error";
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
