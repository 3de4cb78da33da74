package dev.acquaint.web.signin;

import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The person at the browser, as pages may show them. */
@Named
@RequestScoped
public class Me {

    static final String CALLER = Me.class.getName() + ".caller";

    @Inject
    private HttpServletRequest request;

    public boolean isSignedIn() {
        return caller().isPresent();
    }

    public String getName() {
        return caller().map(Caller::name).orElse("");
    }

    /** The first letters of the first and the last word of the name. */
    public String getInitials() {
        var words = Arrays.stream(getName().trim().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.toList());
        if (words.size() > 2) {
            words.subList(1, words.size() - 1).clear();
        }
        return String.join("", words).toUpperCase(Locale.ROOT);
    }

    public String getOrganizationName() {
        return caller().map(Caller::organizationName).orElse("");
    }

    /** The language of the profile; null for somebody unknown. */
    public @Nullable Locale getLanguage() {
        return caller().map(Caller::language).orElse(null);
    }

    /** @param permission a name of {@link Permission} */
    public boolean may(String permission) {
        return caller().filter(caller -> caller.may(Permission.valueOf(permission)))
                .isPresent();
    }

    /** @param role a code of {@link Role}, such as {@code coach} */
    public boolean is(String role) {
        return caller().filter(caller -> Role.ofCode(role).filter(caller::is).isPresent())
                .isPresent();
    }

    public boolean isOperator() {
        return may(Permission.OPERATE_PLATFORM.name());
    }

    /** Whether the identity provider did not answer when it was last asked about this person. */
    public boolean isProviderDown() {
        return SignedIn.of(request).filter(SignedIn::providerDown).isPresent();
    }

    private Optional<Caller> caller() {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER));
    }
}
