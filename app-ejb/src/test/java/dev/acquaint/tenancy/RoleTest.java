package dev.acquaint.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may do what, to be read as a whole. */
class RoleTest {

    @Test
    void the_table_of_permissions_is_as_agreed() {
        assertThat(Arrays.stream(Permission.values())
                        .map(permission -> "%-16s %s"
                                .formatted(
                                        permission,
                                        Arrays.stream(Role.values())
                                                .filter(role ->
                                                        role.permissions().contains(permission))
                                                .map(Role::code)
                                                .collect(Collectors.joining(" "))))
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        EVALUATE         coach hr-manager member integrator
                        READ_DECISIONS   coach hr-manager member integrator
                        READ_POLICIES    org-admin coach hr-manager member integrator
                        WRITE_POLICIES   coach hr-manager integrator
                        OWN_POLICY       member
                        IMPORT           member integrator
                        READ_IMPORTS     member integrator
                        OWN_NETWORK      member
                        READ_NETWORK     integrator
                        READ_LESSONS     org-admin coach hr-manager member integrator
                        OWN_PROFILE      org-admin coach hr-manager member
                        READ_MEMBERS     org-admin coach integrator
                        MANAGE_CLIENTS   coach
                        MANAGE_MEMBERS   org-admin integrator
                        READ_AUDIT       org-admin integrator
                        OPERATE_PLATFORM platform-operator""");
    }

    @Test
    void a_scope_gives_an_integrator_its_permission_and_nobody_else_anything() {
        var scopes = Set.of("network:read", "audit:read");

        assertThat(Role.permissionsOf(EnumSet.of(Role.INTEGRATOR), scopes))
                .containsExactlyInAnyOrder(Permission.READ_NETWORK, Permission.READ_AUDIT);
        assertThat(Role.permissionsOf(EnumSet.of(Role.INTEGRATOR), Set.of())).isEmpty();
        assertThat(Role.permissionsOf(EnumSet.of(Role.HR_MANAGER), scopes)).isEqualTo(Role.HR_MANAGER.permissions());
    }

    @Test
    void every_scope_names_one_permission() {
        for (Permission permission : Permission.values()) {
            permission
                    .scope()
                    .ifPresent(scope -> assertThat(Permission.ofScope(scope)).contains(permission));
        }
        assertThat(Permission.ofScope("openid")).isEmpty();
    }
}
