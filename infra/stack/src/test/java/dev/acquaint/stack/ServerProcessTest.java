package dev.acquaint.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    @TempDir
    private Path project;

    private Process bystander;

    @AfterEach
    void endBystander() {
        if (bystander != null) {
            bystander.destroyForcibly();
        }
    }

    @Test
    void a_later_run_finds_what_an_earlier_one_started_and_ends_it_with_its_children() {
        server().start(List.of("/bin/sh", "-c", "sleep 300 & echo child is $!; wait"), Map.of(), project);
        Waiting.until(
                "the child", Duration.ofSeconds(10), () -> server().output().contains("child is"));
        long child = Long.parseLong(server().output().replaceAll("\\D", ""));
        ServerProcess foundAgain = server();
        assertThat(foundAgain.alive()).isTrue();
        assertThat(ProcessHandle.of(child)).isPresent();

        foundAgain.stop(Duration.ofSeconds(10));

        assertThat(foundAgain.alive()).isFalse();
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void a_process_that_got_the_recorded_number_later_is_left_alone() throws IOException {
        bystander = new ProcessBuilder("sleep", "300").start();
        Path record = project.resolve("infra/.local/run/server.pid");
        Files.createDirectories(record.getParent());
        Files.writeString(record, bystander.pid() + " 1000\n");

        assertThat(server().alive()).isFalse();
        server().stop(Duration.ofSeconds(2));

        assertThat(bystander.isAlive()).isTrue();
    }

    @Test
    void one_that_ignores_the_kind_signal_is_ended_by_force() {
        server().start(List.of("/bin/sh", "-c", "trap '' TERM; echo up; while :; do sleep 1; done"), Map.of(), project);
        Waiting.until(
                "the stubborn one",
                Duration.ofSeconds(10),
                () -> server().output().contains("up"));

        server().stop(Duration.ofMillis(300));

        assertThat(server().alive()).isFalse();
    }

    @Test
    void one_that_ends_while_starting_is_told_with_its_last_words() {
        server().start(List.of("/bin/sh", "-c", "echo no room left; exit 3"), Map.of(), project);
        Waiting.until("its end", Duration.ofSeconds(10), () -> !server().alive());

        assertThatThrownBy(() -> server().failIfEnded())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("server ended while starting")
                .hasMessageContaining("no room left");
    }

    private ServerProcess server() {
        return new ServerProcess(Site.of(project), "server");
    }
}
