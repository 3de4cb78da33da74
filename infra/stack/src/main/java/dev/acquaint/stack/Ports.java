package dev.acquaint.stack;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The loopback ports of one stack. Two stacks on one machine need two sets. */
public record Ports(Map<Part, Integer> byPart) {

    /** What listens, with the name its option carries on the command line and its usual port. */
    public enum Part {
        HTTP("the console and the API", 8080),
        KEYCLOAK("Keycloak", 8180),
        KEYCLOAK_MANAGEMENT("Keycloak's health page", 8190),
        DATABASE("MariaDB", 8306),
        MAIL("the mail catcher", 8025);

        private final String description;
        private final int usualPort;

        Part(String description, int usualPort) {
            this.description = description;
            this.usualPort = usualPort;
        }

        String description() {
            return description;
        }

        String option() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
        }
    }

    public Ports {
        byPart = Map.copyOf(byPart);
        for (Part part : Part.values()) {
            Integer port = byPart.get(part);
            if (port == null || port < 1 || port > 65_535) {
                throw new StackException(part.option() + " must be between 1 and 65535, not " + port + ".");
            }
        }
    }

    public static Ports usual() {
        Map<Part, Integer> ports = new LinkedHashMap<>();
        Arrays.stream(Part.values()).forEach(part -> ports.put(part, part.usualPort));
        return new Ports(ports);
    }

    public Ports shiftedBy(int offset) {
        Map<Part, Integer> shifted = new LinkedHashMap<>();
        byPart.forEach((part, port) -> shifted.put(part, port + offset));
        return new Ports(shifted);
    }

    Ports with(Map<Part, Integer> chosen) {
        Map<Part, Integer> changed = new LinkedHashMap<>(byPart);
        changed.putAll(chosen);
        return new Ports(changed);
    }

    public int of(Part part) {
        Integer port = byPart.get(part);
        if (port == null) {
            throw new IllegalStateException("no port for " + part);
        }
        return port;
    }
}
