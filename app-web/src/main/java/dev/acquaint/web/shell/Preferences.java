package dev.acquaint.web.shell;

import dev.acquaint.identity.Profile;
import dev.acquaint.identity.ProfileUpdate;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Language and theme of whoever looks. The profile's language comes first, because mails and the policy's reasons are
 * in it too; before signing in, the one chosen on this device, then the browser's. The theme is the browser's matter
 * alone: the page is sent with it already on, so nothing flashes.
 */
@Named("prefs")
@RequestScoped
public class Preferences {

    static final String LANGUAGE_COOKIE = "acquaint-language";
    static final String THEME_COOKIE = "acquaint-theme";
    private static final int ONE_YEAR = 31_536_000;

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"));

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentTenant currentTenant;

    @Inject
    Profile profile;

    public Locale getLocale() {
        return choose(
                cookie(LANGUAGE_COOKIE),
                member().map(Caller::language).orElse(null),
                Collections.list(request.getLocales()));
    }

    public String getLanguage() {
        return getLocale().getLanguage();
    }

    /** The languages to choose from, each in its own words. */
    public List<Choice> getLanguages() {
        return LANGUAGES.stream()
                .map(language -> new Choice(language.getLanguage(), language.getDisplayLanguage(language)))
                .map(choice -> new Choice(choice.code(), capitalised(choice.name())))
                .toList();
    }

    /** {@code light} or {@code dark}; empty to follow the system. */
    public String getTheme() {
        String theme = cookie(THEME_COOKIE);
        return theme != null && (theme.equals("light") || theme.equals("dark")) ? theme : "";
    }

    /** Keeps the language, on this device and in the profile, and shows the same page again in it. */
    public void changeLanguage(String language) throws IOException {
        var faces = FacesContext.getCurrentInstance();
        if (LANGUAGES.stream().anyMatch(known -> known.getLanguage().equals(language))) {
            member().ifPresent(caller -> keepInProfile(Locale.forLanguageTag(language)));
            faces.getExternalContext()
                    .addResponseCookie(
                            LANGUAGE_COOKIE,
                            language,
                            Map.of(
                                    "path",
                                    "/",
                                    "maxAge",
                                    ONE_YEAR,
                                    "httpOnly",
                                    true,
                                    "secure",
                                    request.isSecure(),
                                    "SameSite",
                                    "Lax"));
        }
        faces.getExternalContext().redirect(backTo(request.getHeader("Referer")));
    }

    private void keepInProfile(Locale language) {
        var now = profile.get();
        profile.update(new ProfileUpdate(
                language,
                now.publicFigure(),
                now.peopleMetPerYear(),
                now.audiencePerYear(),
                now.actsFor(),
                now.integratorsMayRead()));
    }

    /** The caller, where they have a profile of their own. */
    private Optional<Caller> member() {
        return currentTenant
                .callerIfAny()
                .filter(caller -> caller.member() != null && caller.may(Permission.OWN_PROFILE));
    }

    /** Only a page of ours, so that a forged header leads nowhere else. */
    private String backTo(@Nullable String referer) {
        String own = request.getContextPath() + "/";
        if (referer != null) {
            int path = referer.indexOf('/', referer.indexOf("//") + 2);
            if (path > 0 && referer.startsWith(own, path)) {
                return referer.substring(path);
            }
        }
        return own;
    }

    static Locale choose(@Nullable String cookie, @Nullable Locale profile, List<Locale> browser) {
        return Optional.ofNullable(profile)
                .flatMap(Preferences::known)
                .or(() -> Optional.ofNullable(cookie).flatMap(code -> known(Locale.forLanguageTag(code))))
                .or(() -> browser.stream()
                        .flatMap(wanted -> known(wanted).stream())
                        .findFirst())
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> known(Locale wanted) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst();
    }

    private @Nullable String cookie(String name) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    public record Choice(String code, String name) {}
}
