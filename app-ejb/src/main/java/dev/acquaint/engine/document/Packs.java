package dev.acquaint.engine.document;

import dev.acquaint.engine.FactCatalogue;
import dev.acquaint.engine.PolicyVersion;
import dev.acquaint.kernel.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The policy packs that we ship. */
public final class Packs {

    /** In the order in which they are offered. A changed pack gets a new version, so that old decisions replay. */
    private static final List<String> IDS = List.of(
            "know-like-trust",
            "guarded",
            "benefit-of-the-doubt",
            "everyone-welcome",
            "closed",
            "stage-only",
            "interaction-test",
            "inner-circle",
            "per-network",
            "quality",
            "accept-then-ask",
            "shop-my-list",
            "thoughtful-minutes",
            "open-networker",
            "stay-in-touch",
            "think-before-you-link");

    private static final int VERSION = 1;

    private final List<PolicyVersion> packs;

    private Packs(List<PolicyVersion> packs) {
        this.packs = packs;
    }

    /** Read once, from the resources. */
    public static Packs standard() {
        return Standard.PACKS;
    }

    /** In the order in which they are offered. */
    public List<PolicyVersion> all() {
        return packs;
    }

    public Optional<PolicyVersion> find(String id) {
        return packs.stream().filter(p -> p.policy().id().equals(id)).findFirst();
    }

    private static final class Standard {

        static final Packs PACKS = new Packs(IDS.stream().map(Standard::read).toList());

        private static PolicyVersion read(String id) {
            String name = "/dev/acquaint/engine/packs/" + id + ".yaml";
            try (InputStream in = Packs.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("The pack " + name + " is not there.");
                }
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return PolicyDocument.version(PolicyDocument.parse(text, FactCatalogue.standard()), VERSION);
            } catch (DomainException e) {
                throw new IllegalStateException("The pack " + name + " cannot be read: " + e.faults(), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
