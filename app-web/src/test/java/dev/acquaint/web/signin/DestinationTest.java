package dev.acquaint.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @Test
    void a_page_of_ours_is_kept_with_its_question() {
        assertThat(Destination.of("/invitation.xhtml?id=0ABC&tab=reply").path())
                .isEqualTo("/invitation.xhtml?id=0ABC&tab=reply");
        assertThat(Destination.of("/error/404.xhtml").path()).isEqualTo("/error/404.xhtml");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://evil.example/inbox.xhtml",
                "//evil.example/inbox.xhtml",
                "///evil.example/inbox.xhtml",
                "/\\evil.example/inbox.xhtml",
                "\\\\evil.example\\inbox.xhtml",
                "/%5Cevil.example/inbox.xhtml",
                "/..//evil.example/inbox.xhtml",
                "/../manage.xhtml",
                "/%2e%2e/manage.xhtml",
                "javascript:alert(1)",
                "/javascript:alert(1)",
                "/inbox.xhtml\r\nSet-Cookie: a=b",
                "/inbox.xhtml?x=\u0000",
                "/sign-out",
                "/sign-in?to=/inbox.xhtml",
                "inbox.xhtml",
                "/inbox.xhtml#x y",
                "http:inbox.xhtml",
                "/@evil.example/inbox.xhtml"
            })
    void anything_else_leads_home(String asked) {
        assertThat(Destination.of(asked)).isEqualTo(Destination.HOME);
    }

    @Test
    void an_address_beyond_measure_leads_home() {
        assertThat(Destination.of("/inbox.xhtml?q=" + "x".repeat(2_000))).isEqualTo(Destination.HOME);
    }
}
