package dev.acquaint.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final TenantId NOISY = new TenantId(1);
    private static final TenantId QUIET = new TenantId(2);

    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final RateLimits limits = new RateLimits(3, 60, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void one_tenants_burst_leaves_another_untouched() {
        for (int i = 0; i < 100; i++) {
            limits.count(NOISY);
        }
        assertThat(limits.count(NOISY).isExceeded()).isTrue();
        assertThat(limits.count(QUIET).isExceeded()).isFalse();
        assertThat(limits.count(QUIET).remaining()).isEqualTo(1);
    }

    @Test
    void the_quota_is_whole_again_in_the_next_window() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.count(NOISY).isExceeded()).isFalse();
        }
        assertThat(limits.count(NOISY).isExceeded()).isTrue();
        now = now.plus(Duration.ofMillis(59_001));
        RateLimits.Standing late = limits.count(NOISY);
        assertThat(late.isExceeded()).isTrue();
        assertThat(late.resetsIn()).isEqualTo(1);
        now = now.plus(Duration.ofMillis(999));
        assertThat(limits.count(NOISY).now()).isEqualTo("\"tenant\";r=2;t=60");
    }
}
