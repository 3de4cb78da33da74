package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.Role;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person within a tenant. Invited, or seen for the first time with a credential of the organization; active from the
 * first sign-in; disabled and enabled again by the organization, never removed, for decisions name them.
 */
@Entity
@Table(name = "member")
class Member extends TenantOwned {

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "subject", nullable = false, updatable = false)
    private String subject;

    @Column(name = "email", nullable = false)
    private String email;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "roles", nullable = false)
    private String roles;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private MemberState state;

    @Column(name = "language", nullable = false)
    private String language;

    @Column(name = "people_met_per_year")
    private @Nullable Integer peopleMetPerYear;

    @Column(name = "public_figure")
    private @Nullable Boolean publicFigure;

    @Column(name = "audience_per_year")
    private @Nullable Integer audiencePerYear;

    @Column(name = "acts_for")
    private @Nullable String actsFor;

    @Column(name = "integrators_consented_at")
    private @Nullable Instant integratorsConsentedAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected Member() {}

    private Member(
            String subject,
            String email,
            String name,
            Set<Role> roles,
            MemberState state,
            Locale language,
            Instant now) {
        super(Id.next());
        this.subject = subject;
        this.email = email;
        this.name = name;
        this.roles = codes(roles);
        this.state = state;
        this.language = language.getLanguage();
        this.createdAt = now;
    }

    static Member invited(String subject, String email, String name, Set<Role> roles, Locale language, Instant now) {
        return new Member(subject, email, name, roles, MemberState.INVITED, language, now);
    }

    /** Somebody whom the identity provider let in before we had heard of them. */
    static Member arrived(String subject, String email, String name, Set<Role> roles, Locale language, Instant now) {
        return new Member(subject, email, name, roles, MemberState.ACTIVE, language, now);
    }

    /** Takes over what a fresh credential says; the identity provider knows name, address and roles better than we. */
    void signedIn(Set<Role> rolesNow, String nameNow, @Nullable String emailNow) {
        if (state == MemberState.DISABLED) {
            throw new DomainException(ErrorCode.FORBIDDEN, "Your organization has closed your access.");
        }
        if (state == MemberState.INVITED) {
            state = MemberState.ACTIVE;
        }
        // Compared first: an unchanged row is not written.
        if (!roles.equals(codes(rolesNow))) {
            roles = codes(rolesNow);
        }
        if (!name.equals(nameNow)) {
            name = nameNow;
        }
        if (emailNow != null && !email.equals(emailNow)) {
            email = emailNow;
        }
    }

    void disable() {
        if (state == MemberState.DISABLED) {
            throw new DomainException(ErrorCode.CONFLICT, "This member is disabled already.");
        }
        state = MemberState.DISABLED;
    }

    void enable() {
        if (state != MemberState.DISABLED) {
            throw new DomainException(ErrorCode.CONFLICT, "This member is not disabled.");
        }
        state = MemberState.ACTIVE;
    }

    /** @return whether the consent changed by it */
    boolean describe(ProfileUpdate update, Instant now) {
        language = update.language().getLanguage();
        publicFigure = update.publicFigure();
        peopleMetPerYear = update.peopleMetPerYear();
        audiencePerYear = update.audiencePerYear();
        actsFor = update.actsFor() == null ? null : update.actsFor().code();
        boolean consented = integratorsConsentedAt != null;
        if (consented == update.integratorsMayRead()) {
            return false;
        }
        integratorsConsentedAt = update.integratorsMayRead() ? now : null;
        return true;
    }

    /** A client is a member without any office. */
    boolean isClient() {
        return roles().equals(EnumSet.of(Role.MEMBER));
    }

    String subject() {
        return subject;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    MemberState state() {
        return state;
    }

    Locale language() {
        return Locale.forLanguageTag(language);
    }

    Set<Role> roles() {
        return Arrays.stream(roles.split(" "))
                .map(Role::ofCode)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static String codes(Set<Role> roles) {
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(" "));
    }

    MemberView view() {
        return new MemberView(id(), name, email, roles(), state, language(), createdAt);
    }

    ProfileView profile() {
        return new ProfileView(
                id(),
                name,
                email,
                language(),
                publicFigure,
                peopleMetPerYear,
                audiencePerYear,
                actsFor == null ? null : ActsFor.ofCode(actsFor),
                integratorsConsentedAt);
    }
}
