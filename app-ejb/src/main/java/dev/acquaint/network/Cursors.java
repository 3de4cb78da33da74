package dev.acquaint.network;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.DomainException.Fault;
import dev.acquaint.kernel.ErrorCode;
import java.util.List;

/** Where a page ended: the id of its last item. */
final class Cursors {

    private Cursors() {}

    static DomainException unknown() {
        String detail = "This is not a cursor that a page has given.";
        return new DomainException(ErrorCode.INVALID, detail, List.of(new Fault("/cursor", "cursor-unknown", detail)));
    }
}
