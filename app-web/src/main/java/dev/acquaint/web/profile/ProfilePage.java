package dev.acquaint.web.profile;

import dev.acquaint.identity.ActsFor;
import dev.acquaint.identity.Profile;
import dev.acquaint.identity.ProfileUpdate;
import dev.acquaint.identity.ProfileView;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.web.errors.Refusal;
import dev.acquaint.web.shell.Preferences;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a member says of themselves. */
@Named
@ViewScoped
public class ProfilePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Profile profile;

    @Inject
    private Preferences preferences;

    private String email = "";
    private String spoken = "en";
    private @Nullable Boolean publicFigure;
    private @Nullable Integer met;
    private @Nullable Integer audience;
    private @Nullable ActsFor actsFor;
    private boolean consent;
    private @Nullable Instant consentedAt;
    private boolean saved;

    @PostConstruct
    void load() {
        show(profile.get());
    }

    public void save() throws IOException {
        saved = false;
        try {
            show(profile.update(
                    new ProfileUpdate(Locale.forLanguageTag(spoken), publicFigure, met, audience, actsFor, consent)));
            saved = true;
        } catch (DomainException refused) {
            Refusal.show(refused, "profile");
            return;
        }
        if (!spoken.equals(preferences.getLanguage())) {
            preferences.changeLanguage(spoken); // and shows this page again, in it
        }
    }

    private void show(ProfileView view) {
        email = view.email();
        spoken = view.language().getLanguage();
        publicFigure = view.publicFigure();
        met = view.peopleMetPerYear();
        audience = view.audiencePerYear();
        actsFor = view.actsFor();
        consent = view.integratorsMayRead();
        consentedAt = view.integratorsConsentedAt();
    }

    public boolean isSaved() {
        return saved;
    }

    public String getEmail() {
        return email;
    }

    public String getSpoken() {
        return spoken;
    }

    public void setSpoken(String spoken) {
        this.spoken = spoken;
    }

    public @Nullable Boolean getPublicFigure() {
        return publicFigure;
    }

    public void setPublicFigure(@Nullable Boolean publicFigure) {
        this.publicFigure = publicFigure;
    }

    public @Nullable Integer getMet() {
        return met;
    }

    public void setMet(@Nullable Integer met) {
        this.met = met;
    }

    public @Nullable Integer getAudience() {
        return audience;
    }

    public void setAudience(@Nullable Integer audience) {
        this.audience = audience;
    }

    public @Nullable ActsFor getActsFor() {
        return actsFor;
    }

    public void setActsFor(@Nullable ActsFor actsFor) {
        this.actsFor = actsFor;
    }

    public boolean isConsent() {
        return consent;
    }

    public void setConsent(boolean consent) {
        this.consent = consent;
    }

    /** Since when integrators may read the network; null while they may not. */
    public @Nullable Instant getConsentedAt() {
        return consentedAt;
    }
}
