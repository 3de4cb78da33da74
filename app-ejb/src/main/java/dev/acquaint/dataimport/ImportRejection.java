package dev.acquaint.dataimport;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Locale;

/** A row that was left out: where, and under which code. Its content is not kept. */
@Entity
@Table(name = "import_rejection")
class ImportRejection extends TenantOwned {

    @Column(name = "job_id", nullable = false, updatable = false)
    private Id job;

    @Column(name = "file_name", nullable = false, updatable = false)
    private String fileName;

    @Column(name = "line", nullable = false, updatable = false)
    private long line;

    @Column(name = "code", nullable = false, updatable = false)
    private String code;

    @Column(name = "arguments", nullable = false, updatable = false)
    private String arguments;

    protected ImportRejection() {}

    ImportRejection(Id job, String fileName, long line, String code, String arguments) {
        super(Id.next());
        this.job = job;
        this.fileName = fileName;
        this.line = line;
        this.code = code;
        this.arguments = arguments;
    }

    ImportView.Rejection view(Locale language) {
        return new ImportView.Rejection(fileName, line, code, Texts.of(language, code, Texts.split(arguments)));
    }
}
