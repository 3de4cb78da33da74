package dev.acquaint.api.members;

import dev.acquaint.api.Language;
import dev.acquaint.api.Listing;
import dev.acquaint.identity.MemberView;
import dev.acquaint.identity.Members;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.CurrentTenant;
import dev.acquaint.tenancy.Permission;
import dev.acquaint.tenancy.Requires;
import dev.acquaint.tenancy.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who belongs to the organization, who is asked to, and who is shut out. */
@Path("/members")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {

    private Members members;
    private CurrentTenant currentTenant;

    @SuppressWarnings("NullAway.Init")
    protected MemberResource() {}

    @Inject
    public MemberResource(Members members, CurrentTenant currentTenant) {
        this.members = members;
        this.currentTenant = currentTenant;
    }

    @GET
    @Requires(Permission.READ_MEMBERS)
    public Listing.Items<Member> list() {
        return Listing.Items.all(members.list().stream().map(Member::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires({Permission.MANAGE_CLIENTS, Permission.MANAGE_MEMBERS})
    public Member invite(MemberBody body) {
        return Member.of(members.invite(
                body.email(), body.name(), Language.of(body.language(), currentTenant), role(body.role())));
    }

    @POST
    @Path("/{id}/disable")
    @Requires({Permission.MANAGE_CLIENTS, Permission.MANAGE_MEMBERS})
    public Member disable(@PathParam("id") String id) {
        return Member.of(members.disable(Id.of(id)));
    }

    @POST
    @Path("/{id}/enable")
    @Requires({Permission.MANAGE_CLIENTS, Permission.MANAGE_MEMBERS})
    public Member enable(@PathParam("id") String id) {
        return Member.of(members.enable(Id.of(id)));
    }

    private static Role role(@Nullable String code) {
        if (code == null) {
            return Role.MEMBER;
        }
        return Role.ofCode(code).orElseThrow(() -> {
            String detail = "There is no role `" + code + "`: org-admin, coach, hr-manager, member.";
            return new DomainException(ErrorCode.INVALID, detail, List.of(new Fault("/role", "unknown-role", detail)));
        });
    }

    record Member(
            Id id, String name, String email, List<String> roles, String state, String language, Instant createdAt) {

        static Member of(MemberView member) {
            return new Member(
                    member.id(),
                    member.name(),
                    member.email(),
                    member.roles().stream().map(Role::code).sorted().toList(),
                    Listing.word(member.state()),
                    member.language().toLanguageTag(),
                    member.createdAt());
        }
    }
}
