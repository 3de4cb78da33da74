package dev.acquaint.web.signin;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What pages ask about the person at the browser beyond the name: what they may do, and whether the provider answers. */
@Named
@RequestScoped
public class Me {

    static final String CALLER = Me.class.getName() + ".caller";

    @Inject
    private HttpServletRequest request;

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

    /** Whether this member is the person at the browser. */
    public boolean am(Id member) {
        return caller().filter(caller -> member.equals(caller.member())).isPresent();
    }

    /** Whether the identity provider did not answer when it was last asked about this person. */
    public boolean isProviderDown() {
        return SignedIn.of(request).filter(SignedIn::providerDown).isPresent();
    }

    private Optional<Caller> caller() {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER));
    }
}
