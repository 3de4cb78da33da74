package dev.acquaint.identity;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.tenancy.Role;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keycloak as far as our own code sees it; the real one answers in the system tests. */
@ApplicationScoped
@Alternative
@Priority(1)
class KeycloakInMemory extends IdentityProvider {

    private final Map<String, String> organizations = new ConcurrentHashMap<>();
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private final Map<String, Set<Role>> rolesByMembership = new ConcurrentHashMap<>();
    private final Set<String> withPassword = ConcurrentHashMap.newKeySet();
    private final List<String> passwordMails = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile boolean givesIdsThatDoNotFit;

    @Override
    @PostConstruct
    void connect() {
        // Nowhere to connect to.
    }

    void isDown(boolean isDown) {
        down = isDown;
    }

    /** The next accounts get ids that the database refuses, so that the step after this one fails. */
    void givesIdsThatDoNotFit(boolean gives) {
        givesIdsThatDoNotFit = gives;
    }

    String knows(String email) {
        var id = UUID.randomUUID().toString();
        accounts.put(email, id);
        withPassword.add(id);
        return id;
    }

    boolean hasAccount(String email) {
        return accounts.containsKey(email);
    }

    Set<Role> rolesOf(String organizationId, String account) {
        return rolesByMembership.getOrDefault(organizationId + " " + account, Set.of());
    }

    long passwordMailsTo(String account) {
        return passwordMails.stream().filter(account::equals).count();
    }

    @Override
    String organization(String alias, String name) {
        refuseWhenDown();
        return organizations.computeIfAbsent(alias, missing -> UUID.randomUUID().toString());
    }

    @Override
    Account account(String email, String firstName, String lastName, Locale language) {
        refuseWhenDown();
        boolean isNew = !accounts.containsKey(email);
        var id = givesIdsThatDoNotFit ? "x".repeat(65) : UUID.randomUUID().toString();
        return new Account(accounts.computeIfAbsent(email, missing -> id), isNew);
    }

    @Override
    void deleteAccount(String id) {
        refuseWhenDown();
        accounts.values().remove(id);
    }

    @Override
    boolean hasPassword(String account) {
        refuseWhenDown();
        return withPassword.contains(account);
    }

    @Override
    void sendPasswordMail(String account) {
        refuseWhenDown();
        passwordMails.add(account);
    }

    @Override
    void admit(String organizationId, String account, Set<Role> roles) {
        refuseWhenDown();
        rolesByMembership.put(organizationId + " " + account, Set.copyOf(roles));
    }

    @Override
    void shutOut(String organizationId, String account) {
        refuseWhenDown();
        rolesByMembership.put(organizationId + " " + account, Set.of());
    }

    @Override
    void removeMember(String organizationId, String account) {
        refuseWhenDown();
        rolesByMembership.remove(organizationId + " " + account);
    }

    private void refuseWhenDown() {
        if (down) {
            throw new DomainException(ErrorCode.UNAVAILABLE, "The sign-in service does not answer.");
        }
    }
}
