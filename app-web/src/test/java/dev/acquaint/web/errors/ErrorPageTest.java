package dev.acquaint.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.web.errors.ErrorPage.Kind;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPageTest {

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN,FORBIDDEN",
        "UNAUTHENTICATED,FORBIDDEN",
        "NOT_FOUND,NOT_FOUND",
        "UNAVAILABLE,UNAVAILABLE",
        "CONFLICT,MISTAKE"
    })
    void a_refusal_that_no_page_caught_tells_its_own_story(ErrorCode code, Kind kind) {
        var wrapped = new ServletException(new IllegalStateException(new DomainException(code, "why")));
        assertThat(ErrorPage.kindOf(wrapped, 500)).isEqualTo(kind);
    }

    @Test
    void a_view_that_is_gone_is_no_mistake_of_ours() {
        assertThat(ErrorPage.kindOf(new ServletException(new ViewExpiredException("/inbox.xhtml")), 500))
                .isEqualTo(Kind.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"403,FORBIDDEN", "404,NOT_FOUND", "405,NOT_FOUND", "503,UNAVAILABLE", "400,MISTAKE", "500,MISTAKE"})
    void a_status_without_a_cause_tells_the_rest(int status, Kind kind) {
        assertThat(ErrorPage.kindOf(null, status)).isEqualTo(kind);
    }

    @Test
    void somebody_who_opens_the_error_page_by_hand_finds_nothing_there() {
        assertThat(ErrorPage.kindOf(null, null)).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void whatever_else_is_thrown_is_our_mistake() {
        assertThat(ErrorPage.kindOf(new NullPointerException(), 500)).isEqualTo(Kind.MISTAKE);
    }
}
