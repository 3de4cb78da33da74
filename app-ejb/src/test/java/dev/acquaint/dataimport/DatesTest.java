package dev.acquaint.dataimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 Jan 2024|2024-01-12",
                "02 Feb 2019|2019-02-02",
                "12-Jan-24|2024-01-12",
                "9/14/18, 3:05 PM|2018-09-14",
                "07/15/18, 09:11 PM|2018-07-15",
                "2024/06/26 00:52:03 UTC|2024-06-26",
                "2026-09-01 10:00:00 UTC|2026-09-01",
                "2024-01-12|2024-01-12",
            })
    void every_form_that_exports_use_is_read(String text, LocalDate day) {
        assertThat(Dates.day(text, "Date")).isEqualTo(day);
    }

    @Test
    void the_time_of_day_is_read_as_utc() {
        assertThat(Dates.moment("3/14/25, 2:37 PM", "Sent At")).isEqualTo(Instant.parse("2025-03-14T14:37:00Z"));
        assertThat(Dates.moment("3/14/25, 12:05\u202fAM", "Sent At")).isEqualTo(Instant.parse("2025-03-14T00:05:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the other day", "31 Feb 2024", "14/3/25, 2:37 PM", "2024-13-01", "12 Jan", "45292"})
    void what_is_no_date_is_said_to_be_none(String text) {
        assertThatThrownBy(() -> Dates.day(text, "Date"))
                .isInstanceOfSatisfying(
                        RowRejected.class, e -> assertThat(e.code()).isEqualTo("date-unreadable"));
    }

    @Test
    void a_blank_is_missing_and_a_year_out_of_range_implausible() {
        assertThatThrownBy(() -> Dates.day("  ", "Date"))
                .isInstanceOfSatisfying(
                        RowRejected.class, e -> assertThat(e.code()).isEqualTo("date-missing"));
        assertThatThrownBy(() -> Dates.day("12 Jan 1024", "Date"))
                .isInstanceOfSatisfying(
                        RowRejected.class, e -> assertThat(e.code()).isEqualTo("date-implausible"));
    }
}
