package dev.acquaint.web.members;

import dev.acquaint.identity.MemberView;
import dev.acquaint.tenancy.Role;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.List;

/** Everybody in the organization, for an administrator. */
@Named
@ViewScoped
public class MembersPage extends MemberList {

    private static final long serialVersionUID = 1L;
    private static final List<String> ASSIGNABLE =
            List.of(Role.MEMBER.code(), Role.COACH.code(), Role.HR_MANAGER.code(), Role.ORG_ADMIN.code());

    @Override
    boolean shows(MemberView member) {
        return true;
    }

    public List<String> getAssignable() {
        return ASSIGNABLE;
    }
}
