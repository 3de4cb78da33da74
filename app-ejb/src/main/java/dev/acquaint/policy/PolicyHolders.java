package dev.acquaint.policy;

import dev.acquaint.identity.Profile;
import dev.acquaint.identity.ProfileView;
import dev.acquaint.kernel.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organization's members, as far as deciding needs them. Whether the caller may use what it learns is the caller's to ask. */
@ApplicationScoped
public class PolicyHolders {

    @Inject
    private Profile profiles;

    /** Empty for an id that is none in the caller's organization. */
    public Optional<PolicyHolder> find(Id member) {
        return profiles.of(member).map(PolicyHolders::holder);
    }

    private static PolicyHolder holder(ProfileView profile) {
        Map<String, Object> facts = new HashMap<>();
        put(facts, "member.public_figure", profile.publicFigure());
        put(facts, "member.people_met_per_year", profile.peopleMetPerYear());
        put(facts, "member.audience_per_year", profile.audiencePerYear());
        put(
                facts,
                "member.acts_for",
                profile.actsFor() == null ? null : profile.actsFor().code());
        return new PolicyHolder(
                profile.member(), profile.name(), profile.language(), facts, profile.integratorsMayRead());
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
