package dev.acquaint.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquaint.stack.Ports.Part;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void an_offset_moves_every_port_and_keeps_them_apart() {
        Ports moved = Ports.usual().shiftedBy(20_000);

        assertThat(moved.of(Part.HTTP)).isEqualTo(28_080);
        assertThat(Arrays.stream(Part.values()).map(moved::of)).doesNotHaveDuplicates();
    }

    @Test
    void a_port_chosen_by_name_is_not_moved() {
        Ports chosen = Ports.usual().shiftedBy(100).with(Map.of(Part.MAIL, 2525));

        assertThat(chosen.of(Part.MAIL)).isEqualTo(2525);
        assertThat(chosen.of(Part.HTTP)).isEqualTo(8180);
    }

    @Test
    void a_port_beyond_the_range_is_refused_with_its_option() {
        assertThatThrownBy(() -> Ports.usual().shiftedBy(60_000))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("-port must be between 1 and 65535");
    }
}
