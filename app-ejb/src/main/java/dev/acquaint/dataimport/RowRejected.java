package dev.acquaint.dataimport;

import java.util.List;

/** A row that cannot be taken over, with the code under which it is reported. Carries no stack: files hold thousands. */
final class RowRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    RowRejected(String code, Object... arguments) {
        super(code, null, false, false);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    String code() {
        return code;
    }

    List<Object> arguments() {
        return arguments;
    }
}
