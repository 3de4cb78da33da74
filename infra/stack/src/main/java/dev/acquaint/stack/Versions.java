package dev.acquaint.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which servers the build fetched; the parent POM is the one place that says so. */
final class Versions {

    private Versions() {}

    static String of(String server) {
        Properties versions = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = versions.getProperty(server);
        if (version == null) {
            throw new IllegalArgumentException("no version of " + server);
        }
        return version;
    }
}
