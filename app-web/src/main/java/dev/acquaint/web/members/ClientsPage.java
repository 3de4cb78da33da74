package dev.acquaint.web.members;

import dev.acquaint.identity.MemberView;
import dev.acquaint.tenancy.Role;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.Set;

/** A coach's clients: members without an office in the organization. */
@Named
@ViewScoped
public class ClientsPage extends MemberList {

    private static final long serialVersionUID = 1L;

    @Override
    boolean shows(MemberView member) {
        return member.roles().equals(Set.of(Role.MEMBER));
    }
}
