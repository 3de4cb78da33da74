package dev.acquaint.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The passwords of one stack: made at first use, kept in one file that only the owner may read.
 * None stands in the repository, so no two machines share one.
 */
final class Secrets {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 24;

    private final Path file;
    private final Map<String, String> values = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();

    Secrets(Path file) {
        this.file = file;
        if (!Files.exists(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            throw new StackException("Cannot read the passwords in " + file + ": " + e.getMessage(), e);
        }
    }

    /** Letters and digits only, so that it needs no quoting in SQL, properties, JSON or a shell. */
    String of(String name) {
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        String made = random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        values.put(name, made);
        Site.writePrivately(
                file,
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        return made;
    }

    Optional<String> known(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
