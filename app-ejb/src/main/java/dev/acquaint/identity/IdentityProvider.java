package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Role;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.OrganizationGroupResource;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Everything we ask of Keycloak, and the only class that knows it. Each call may be repeated: it looks for what is there
 * before it makes anything, so that a broken-off provisioning is finished by doing it again.
 *
 * <p>An organization has a group per role; the group carries the role, so that a token tells the roles per organization.
 */
@ApplicationScoped
class IdentityProvider {

    /** The offices and memberships that a person can be given. */
    static final List<Role> ASSIGNABLE = List.of(Role.ORG_ADMIN, Role.COACH, Role.HR_MANAGER, Role.MEMBER);

    private static final String API_CLIENT = "acquaint-api";
    private static final int ATTEMPTS = 3;
    private static final int PASSWORD_LINK_SECONDS = (int) TimeUnit.DAYS.toSeconds(3);
    private static final int MANY = 1_000;

    @Inject
    @ConfigProperty(name = "acquaint.keycloak.url")
    private String url;

    @Inject
    @ConfigProperty(name = "acquaint.keycloak.realm")
    private String realmName;

    @Inject
    @ConfigProperty(name = "acquaint.keycloak.provisioner.client-id")
    private String clientId;

    @Inject
    @ConfigProperty(name = "acquaint.keycloak.provisioner.client-secret")
    private String clientSecret;

    @Inject
    @ConfigProperty(name = "acquaint.oidc.console.client-id")
    private String consoleClientId;

    @Inject
    @ConfigProperty(name = "acquaint.public.url")
    private String publicUrl;

    private Keycloak keycloak;
    private RealmResource realm;

    @SuppressWarnings("NullAway.Init") // the container injects the rest, and connect() sets these two
    IdentityProvider() {}

    @PostConstruct
    void connect() {
        keycloak = KeycloakBuilder.builder()
                .serverUrl(url)
                .realm(realmName)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(clientId)
                .clientSecret(clientSecret)
                .build();
        realm = keycloak.realm(realmName);
    }

    @PreDestroy
    void disconnect() {
        keycloak.close();
    }

    /**
     * @param id the identity provider's, which tokens carry as subject
     * @param created whether this very call made it, and may take it back
     */
    record Account(String id, boolean created) {}

    /** The organization with this alias and its role groups, made if need be; tells its id. */
    String organization(String alias, String name) {
        var id = findOrganization(alias).orElseGet(() -> {
            var organization = new OrganizationRepresentation();
            organization.setAlias(alias);
            organization.setName(name);
            organization.setEnabled(true);
            // Without a domain Keycloak's own search does not find it again. This one can be nobody's.
            organization.addDomain(new OrganizationDomainRepresentation(alias + ".invalid"));
            once(() -> realm.organizations().create(organization));
            return findOrganization(alias).orElseThrow(() -> unavailable(null));
        });
        for (Role role : ASSIGNABLE) {
            groupOf(realm.organizations().get(id), role);
        }
        return id;
    }

    private Optional<String> findOrganization(String alias) {
        return again(() -> realm.organizations().search(alias + ".invalid", true, 0, MANY)).stream()
                .filter(organization -> alias.equals(organization.getAlias()))
                .map(OrganizationRepresentation::getId)
                .findFirst();
    }

    void deleteOrganization(String id) {
        ignoringAbsence(() -> again(() -> accepted(realm.organizations().get(id).delete())));
    }

    /** An operator within an organization would stop being one, and the organization could close the account. */
    private void refuseOperator(String account) {
        var roles = again(() -> realm.users().get(account).roles().realmLevel().listAll());
        if (roles.stream().anyMatch(role -> role.getName().equals(Role.PLATFORM_OPERATOR.code()))) {
            throw new DomainException(ErrorCode.CONFLICT, "This address cannot be a member's. Please use another.");
        }
    }

    /** The account with this e-mail address, made if need be. A new one has no password yet. */
    Account account(String email, String firstName, String lastName, Locale language) {
        var found = findAccount(email);
        if (found.isPresent()) {
            refuseOperator(found.get());
            return new Account(found.get(), false);
        }
        var user = new UserRepresentation();
        user.setUsername(email);
        user.setEmail(email);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEnabled(true);
        user.setAttributes(Map.of("locale", List.of(language.getLanguage())));
        once(() -> realm.users().create(user));
        return new Account(findAccount(email).orElseThrow(() -> unavailable(null)), true);
    }

    private Optional<String> findAccount(String email) {
        return again(() -> realm.users().searchByEmail(email, true)).stream()
                .map(UserRepresentation::getId)
                .findFirst();
    }

    void deleteAccount(String id) {
        ignoringAbsence(() -> again(() -> accepted(realm.users().delete(id))));
    }

    /** Whether the account has a way to sign in; if not, it needs {@link #sendPasswordMail}. */
    boolean hasPassword(String account) {
        return again(() -> realm.users().get(account).credentials()).stream()
                .anyMatch(credential -> "password".equals(credential.getType()));
    }

    /** Keycloak's own mail, in the account's language: its link lets them choose a password and proves the address. */
    void sendPasswordMail(String account) {
        once(() -> {
            realm.users()
                    .get(account)
                    .executeActionsEmail(
                            consoleClientId,
                            publicUrl + "/console/",
                            PASSWORD_LINK_SECONDS,
                            List.of("UPDATE_PASSWORD"));
            return null;
        });
    }

    /** Makes the account a member of the organization with exactly these roles, and lets it in. */
    void admit(String organizationId, String account, Set<Role> roles) {
        var organization = realm.organizations().get(organizationId);
        if (!organizationsOf(account).contains(organizationId)) {
            once(() -> organization.members().addMember(account));
        }
        for (Role role : ASSIGNABLE) {
            var group = organization.groups().group(groupOf(organization, role));
            if (roles.contains(role)) {
                once(() -> {
                    group.addMember(account);
                    return null;
                });
            } else {
                leave(group, account);
            }
        }
        enable(account, true);
    }

    /**
     * Takes every role in the organization from the account. It keeps its sign-in if another organization has it as a
     * member too: one organization must not shut somebody out of the next.
     */
    void shutOut(String organizationId, String account) {
        var organization = realm.organizations().get(organizationId);
        for (Role role : ASSIGNABLE) {
            var group = organization.groups().group(groupOf(organization, role));
            leave(group, account);
        }
        if (organizationsOf(account).equals(Set.of(organizationId))) {
            enable(account, false);
            again(() -> {
                realm.users().get(account).logout();
                return null;
            });
        }
    }

    private static void leave(OrganizationGroupResource group, String account) {
        again(() -> {
            ignoringAbsence(() -> group.removeMember(account));
            return null;
        });
    }

    private Set<String> organizationsOf(String account) {
        return again(() -> realm.organizations().members().getOrganizations(account, true)).stream()
                .map(OrganizationRepresentation::getId)
                .collect(Collectors.toSet());
    }

    /** Takes back a membership that was just given. */
    void removeMember(String organizationId, String account) {
        ignoringAbsence(() -> again(() -> accepted(realm.organizations()
                .get(organizationId)
                .members()
                .member(account)
                .delete())));
    }

    private void enable(String account, boolean enabled) {
        again(() -> {
            var user = realm.users().get(account).toRepresentation();
            if (!Boolean.valueOf(enabled).equals(user.isEnabled())) {
                user.setEnabled(enabled);
                realm.users().get(account).update(user);
            }
            return null;
        });
    }

    /** The organization's group for a role, made and given the role if need be; tells its id. */
    private String groupOf(OrganizationResource organization, Role role) {
        var found = findGroup(organization, role);
        if (found.isPresent()) {
            return found.get();
        }
        var group = new GroupRepresentation();
        group.setName(role.code());
        once(() -> organization.groups().addTopLevelGroup(group));
        var id = findGroup(organization, role).orElseThrow(() -> unavailable(null));
        var client = again(() -> realm.clients().findByClientId(API_CLIENT)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The realm lacks the client " + API_CLIENT))
                .getId();
        RoleRepresentation granted =
                again(() -> realm.clients().get(client).roles().get(role.code()).toRepresentation());
        again(() -> {
            organization.groups().group(id).roles().clientLevel(client).add(List.of(granted));
            return null;
        });
        return id;
    }

    private static Optional<String> findGroup(OrganizationResource organization, Role role) {
        return again(() -> organization.groups().getAll(role.code(), null, true, 0, MANY, true, false)).stream()
                .filter(group -> role.code().equals(group.getName()))
                .map(GroupRepresentation::getId)
                .findFirst();
    }

    /** A call that must not be repeated blindly. "There already" is what was wanted. */
    private static void once(Supplier<?> call) {
        try {
            if (call.get() instanceof Response response) {
                accepted(response);
            }
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() != Response.Status.CONFLICT.getStatusCode()) {
                throw translated(e);
            }
        } catch (ProcessingException e) {
            throw unavailable(e);
        }
    }

    /** A call that may be repeated: tried again when the answer was lost or Keycloak had trouble. */
    private static <T extends @Nullable Object> T again(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (ProcessingException e) {
                if (attempt == ATTEMPTS) {
                    throw unavailable(e);
                }
            } catch (NotFoundException e) {
                throw e;
            } catch (WebApplicationException e) {
                if (attempt == ATTEMPTS || e.getResponse().getStatus() < 500) {
                    throw translated(e);
                }
            }
        }
    }

    private static void ignoringAbsence(Runnable call) {
        try {
            call.run();
        } catch (NotFoundException e) {
            // Gone already, which is what was wanted.
        }
    }

    /** Proxy methods that return the raw response do not throw by themselves. */
    private static Response accepted(Response response) {
        try (response) {
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                throw response.getStatus() == 404 ? new NotFoundException() : new WebApplicationException(response);
            }
            return response;
        }
    }

    private static RuntimeException translated(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return status >= 500
                ? unavailable(e)
                : new IllegalStateException("Keycloak refused a provisioning call with status " + status, e);
    }

    private static DomainException unavailable(@Nullable Exception cause) {
        var unavailable = new DomainException(
                ErrorCode.UNAVAILABLE, "The sign-in service does not answer. Please try again in a minute.");
        if (cause != null) {
            unavailable.initCause(cause);
        }
        return unavailable;
    }
}
