package dev.acquaint.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path home;

    @Test
    void a_password_is_made_once_and_found_again_by_the_next_run() {
        Path file = home.resolve("secrets");
        String made = new Secrets(file).of("database.app");

        assertThat(new Secrets(file).of("database.app")).isEqualTo(made).matches("[A-Za-z0-9]{24}");
        assertThat(new Secrets(home.resolve("other")).of("database.app")).isNotEqualTo(made);
    }

    @Test
    void only_the_owner_may_read_them() throws IOException {
        Path file = home.resolve("secrets");
        Secrets secrets = new Secrets(file);
        secrets.of("first");
        secrets.of("second");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file)).hasSize(2);
    }
}
