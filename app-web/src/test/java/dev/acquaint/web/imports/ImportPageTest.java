package dev.acquaint.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquaint.dataimport.ImportState;
import dev.acquaint.dataimport.ImportView;
import dev.acquaint.dataimport.Imports;
import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import dev.acquaint.kernel.Id;
import dev.acquaint.web.shell.StubVoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportPageTest {

    private final List<ImportView> jobs = new ArrayList<>();
    private final ImportPage page = new ImportPage();
    private final StubVoice voice = new StubVoice();

    @BeforeEach
    void request() {
        page.voice = voice;
        page.imports = new Imports() {
            @Override
            public List<ImportView> list() {
                return List.copyOf(jobs);
            }

            @Override
            public ImportView get(Id id) {
                return jobs.stream()
                        .filter(job -> job.id().equals(id))
                        .findFirst()
                        .orElseThrow(DomainException::notFound);
            }
        };
    }

    private ImportView job(long id, ImportState state, double progress, int rejections) {
        var view = new ImportView(
                new Id(id),
                new Id(1),
                "export.zip",
                10,
                state,
                progress,
                List.of(
                        new ImportView.FileReport("Jobs/x.csv", "not-used", 0, 0, 0, 0, true),
                        new ImportView.FileReport("Connections.csv", "connections", 10, 6, 3, 1, true),
                        new ImportView.FileReport("Invitations.csv", "invitations", 5, 4, 0, 1, true)),
                IntStream.range(0, rejections)
                        .mapToObj(line -> new ImportView.Rejection("Connections.csv", line, "code", "detail"))
                        .toList(),
                null,
                null,
                Instant.EPOCH,
                null);
        jobs.add(view);
        return view;
    }

    @Test
    void the_newest_import_is_in_view_until_another_is_chosen() {
        job(2, ImportState.DONE, 1, 0);
        job(1, ImportState.FAILED, 0.5, 0);
        assertThat(page.getCurrent().id()).isEqualTo(new Id(2));
        page.setChosen(new Id(1).toString());
        page.refresh();
        assertThat(page.getCurrent().id()).isEqualTo(new Id(1));
    }

    @Test
    void a_foreign_or_absent_import_is_said_not_to_be_there_and_the_newest_shown() {
        job(2, ImportState.DONE, 1, 0);
        page.setChosen(new Id(99).toString());
        assertThat(page.getCurrent().id()).isEqualTo(new Id(2));
        assertThat(voice.refusals).containsExactly(ErrorCode.NOT_FOUND);
    }

    @Test
    void the_totals_add_up_over_all_files() {
        job(1, ImportState.DONE, 1, 0);
        assertThat(page.getRead()).isEqualTo(15);
        assertThat(page.getImported() + page.getUnchanged() + page.getRejected())
                .isEqualTo(page.getRead());
    }

    @Test
    void progress_never_says_a_hundred_before_it_is_done() {
        assertThat(ImportPage.percent(job(1, ImportState.RUNNING, 0.9999, 0))).isEqualTo(99);
        assertThat(ImportPage.percent(job(2, ImportState.RUNNING, 1.0, 0))).isEqualTo(99);
        assertThat(ImportPage.percent(job(3, ImportState.DONE, 1.0, 0))).isEqualTo(100);
        assertThat(ImportPage.percent(job(4, ImportState.RUNNING, -1, 0))).isZero();
    }

    @Test
    void files_without_use_come_last() {
        job(1, ImportState.DONE, 1, 0);
        assertThat(page.getFiles()).extracting(ImportView.FileReport::kind).endsWith("not-used");
    }

    @Test
    void a_hundred_rejected_rows_are_shown_and_all_on_request() {
        job(1, ImportState.DONE, 1, 250);
        assertThat(page.getRejections()).hasSize(100);
        assertThat(page.isMoreRejections()).isTrue();
        page.showAllRejections();
        assertThat(page.getRejections()).hasSize(250);
        assertThat(page.isMoreRejections()).isFalse();
    }

    @Test
    void it_asks_again_only_while_the_import_is_going_on() {
        job(1, ImportState.RUNNING, 0.5, 0);
        assertThat(page.isGoingOn()).isTrue();
        jobs.clear();
        job(1, ImportState.CANCELLED, 0.5, 0);
        page.refresh();
        assertThat(page.isGoingOn()).isFalse();
    }
}
