package dev.acquaint.kernel;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * Something was refused. The message is written for the person who asked and never holds internals.
 * The annotation is the server's only trace here: within a WAR no deployment descriptor of this jar is read, and without
 * one or the other the EJB container would wrap the exception, code and all, in its own.
 */
@ApplicationException(rollback = true)
public class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Fault> faults;

    public DomainException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public DomainException(ErrorCode code, String detail, List<Fault> faults) {
        super(detail);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    public static DomainException notFound() {
        return new DomainException(ErrorCode.NOT_FOUND, "There is nothing with this id.");
    }

    public ErrorCode code() {
        return code;
    }

    /** The single faults, each with the place in the input it speaks of; may be empty. */
    public List<Fault> faults() {
        return faults == null ? List.of() : faults;
    }

    /**
     * @param pointer a JSON pointer into the input, such as {@code /facts/relationship/trust}; empty for the whole
     * @param code a short, stable, dashed name, such as {@code unknown-fact}
     * @param detail what is wrong and what would be right
     */
    public record Fault(String pointer, String code, String detail) {}
}
