package dev.acquaint.web.members;

import dev.acquaint.identity.MemberView;
import dev.acquaint.identity.Members;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Role;
import dev.acquaint.web.errors.Refusal;
import dev.acquaint.web.shell.Preferences;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list of people with what one does to it: invite, shut out, let in again. */
public abstract class MemberList implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What was done last. */
    public enum Did {
        INVITED,
        CLOSED,
        OPENED
    }

    @Inject
    private transient Members members;

    @Inject
    private Preferences preferences;

    private boolean inviting;
    private String name = "";
    private String email = "";
    private String language = "en";
    private Role role = Role.MEMBER;

    private transient @Nullable List<MemberView> all;
    private transient @Nullable MemberView changed;
    private transient @Nullable Did did;

    abstract boolean shows(MemberView member);

    @PostConstruct
    void speakAsTheInviter() {
        language = preferences.getLanguage();
    }

    public List<MemberView> getAll() {
        if (all == null) {
            all = members.list().stream().filter(this::shows).toList();
        }
        return all;
    }

    public void startInviting() {
        inviting = true;
    }

    public void stopInviting() {
        inviting = false;
    }

    public void invite() {
        change(Did.INVITED, () -> members.invite(email, name, Locale.forLanguageTag(language), role));
        if (did == Did.INVITED) {
            name = "";
            email = "";
            inviting = false;
        }
    }

    public void inviteAgain(MemberView member) {
        change(Did.INVITED, () -> members.invite(member.email(), member.name(), member.language(), Role.MEMBER));
    }

    public void close(String id) {
        change(Did.CLOSED, () -> members.disable(Id.of(id)));
    }

    public void open(String id) {
        change(Did.OPENED, () -> members.enable(Id.of(id)));
    }

    private void change(Did what, Supplier<MemberView> act) {
        did = null;
        try {
            changed = act.get();
            did = what;
        } catch (DomainException refused) {
            Refusal.show(refused, "members");
        }
        all = null;
    }

    /** Null when nothing was done. */
    public @Nullable Did getDid() {
        return did;
    }

    public @Nullable MemberView getChanged() {
        return changed;
    }

    public boolean isInviting() {
        return inviting || getAll().isEmpty();
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email == null ? "" : email.strip();
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getRole() {
        return role.code();
    }

    public void setRole(String code) {
        this.role = Role.ofCode(code).orElse(Role.MEMBER);
    }
}
