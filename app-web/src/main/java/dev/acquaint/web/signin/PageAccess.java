package dev.acquaint.web.signin;

import dev.acquaint.tenancy.Caller;
import dev.acquaint.tenancy.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may open which page: {@code pages.properties}, a line for each. What is not listed does not exist. This decides
 * what is shown; what may be done is decided by the services, again.
 */
public final class PageAccess {

    private static final String FILE = "/dev/acquaint/web/pages.properties";
    private static final PageAccess SHIPPED = read(FILE);

    private final Map<String, Rule> rules;

    private PageAccess(Map<String, Rule> rules) {
        this.rules = Map.copyOf(rules);
    }

    /** @param anyOf one of these is needed; none of them for a page that everybody signed in may see */
    public record Rule(boolean open, Set<Permission> anyOf) {
        public Rule {
            anyOf = Set.copyOf(anyOf);
        }

        public boolean allows(@Nullable Caller caller) {
            return open || (caller != null && (anyOf.isEmpty() || anyOf.stream().anyMatch(caller::may)));
        }
    }

    public static PageAccess shipped() {
        return SHIPPED;
    }

    /** @param path below the context root, such as {@code /error/404.xhtml} */
    public Optional<Rule> of(String path) {
        return Optional.ofNullable(rules.get(path));
    }

    public Set<String> pages() {
        return rules.keySet();
    }

    private static PageAccess read(String file) {
        var lines = new Properties();
        try (InputStream in = PageAccess.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var rules = new TreeMap<String, Rule>();
        lines.stringPropertyNames()
                .forEach(page -> rules.put(
                        "/" + page + ".xhtml", rule(lines.getProperty(page).trim())));
        return new PageAccess(rules);
    }

    private static Rule rule(String text) {
        if (text.equals("public")) {
            return new Rule(true, Set.of());
        }
        if (text.equals("signed-in")) {
            return new Rule(false, Set.of());
        }
        var anyOf = EnumSet.noneOf(Permission.class);
        Arrays.stream(text.split("\\s*,\\s*")).map(Permission::valueOf).forEach(anyOf::add);
        return new Rule(false, anyOf);
    }
}
