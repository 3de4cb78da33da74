package dev.acquaint.web.inbox;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.network.Inbox;
import dev.acquaint.network.InvitationView;
import dev.acquaint.network.NewInvitation;
import dev.acquaint.web.shell.Voice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invitation typed in by hand; it opens in the inbox, decided. */
@Named("addPage")
@RequestScoped
public class AddPage {

    private static final List<String> PLATFORMS =
            List.of("linkedin", "xing", "facebook", "mastodon", "bluesky", "email", "other");

    @Inject
    Inbox inbox;

    @Inject
    Voice voice;

    private String platform = "linkedin";
    private @Nullable String name;
    private @Nullable String headline;
    private @Nullable String company;
    private @Nullable String profileUrl;
    private @Nullable String note;

    /** Where to go on: the new invitation, or this page again when it was refused. */
    public @Nullable String add() {
        if (name == null) {
            return null;
        }
        try {
            InvitationView added =
                    inbox.add(new NewInvitation(platform, name.strip(), headline, company, profileUrl, note, null));
            return "/inbox.xhtml?faces-redirect=true&open=" + added.id();
        } catch (DomainException refused) {
            voice.refuse(refused);
            return null;
        }
    }

    public List<String> getPlatforms() {
        return PLATFORMS;
    }

    public String getPlatform() {
        return platform;
    }

    public void setPlatform(String platform) {
        this.platform = platform;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getHeadline() {
        return headline;
    }

    public void setHeadline(@Nullable String headline) {
        this.headline = headline;
    }

    public @Nullable String getCompany() {
        return company;
    }

    public void setCompany(@Nullable String company) {
        this.company = company;
    }

    public @Nullable String getProfileUrl() {
        return profileUrl;
    }

    public void setProfileUrl(@Nullable String profileUrl) {
        this.profileUrl = profileUrl;
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}
