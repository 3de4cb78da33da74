package dev.acquaint.policy;

import dev.acquaint.kernel.Id;
import jakarta.ejb.Stateless;
import java.util.List;

/** Waivers: a member is freed from one rule of the organization's policy until an instant, by somebody, for a reason. */
@Stateless
public class Exceptions {

    public ExceptionView grant(GrantException exception) {
        throw new UnsupportedOperationException();
    }

    /** All of the organization's, the newest first. */
    public List<ExceptionView> list() {
        throw new UnsupportedOperationException();
    }

    /** The caller's own. */
    public List<ExceptionView> mine() {
        throw new UnsupportedOperationException();
    }

    /** Ends it now. Once more changes nothing. */
    public ExceptionView revoke(Id exception) {
        throw new UnsupportedOperationException();
    }
}
