package dev.acquaint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedFactsTest {

    @Test
    void an_items_fact_wins_over_the_default_however_either_is_written() {
        var merged = new MergedFacts(
                Map.of("relationship", Map.of("know", 3, "trust", 4), "contact.verified", true),
                Map.of("relationship.know", 5, "contact", Map.of("verified", false)));

        assertThat(merged.facts())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("relationship.know", 5, "relationship.trust", 4, "contact.verified", false));
    }

    @Test
    void null_takes_a_default_away_and_is_kept_where_there_are_no_defaults() {
        var unknown = new HashMap<String, Object>();
        unknown.put("relationship.know", null);

        assertThat(new MergedFacts(Map.of("relationship", Map.of("know", 3)), unknown).facts())
                .isEmpty();
        assertThat(new MergedFacts(Map.of(), unknown).facts()).containsEntry("relationship.know", null);
    }

    @Test
    void faults_point_at_where_the_fact_was_written() {
        var merged = new MergedFacts(
                Map.of("relationship", Map.of("trust", 11), "relationship.like", 11),
                Map.of("relationship", Map.of("know", 11), "relationship.respect", 11));

        assertThat(pointers(
                        merged,
                        "/items/3/facts/relationship.know",
                        "/items/3/facts/relationship.respect",
                        "/items/3/facts/relationship.trust",
                        "/items/3/facts/relationship.like",
                        "/items/3/action"))
                .containsExactly(
                        "/items/3/facts/relationship/know",
                        "/items/3/facts/relationship.respect",
                        "/defaults/facts/relationship/trust",
                        "/defaults/facts/relationship.like",
                        "/items/3/action");
    }

    private static List<String> pointers(MergedFacts merged, String... pointers) {
        var problem = new DomainException(
                ErrorCode.INVALID,
                "wrong",
                Arrays.stream(pointers)
                        .map(pointer -> new Fault(pointer, "out-of-range", "wrong"))
                        .toList());
        return merged.relocated(problem, "/items/3").faults().stream()
                .map(Fault::pointer)
                .toList();
    }
}
