package dev.acquaint.web.shell;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Speaks English and remembers what it said. */
public class StubVoice extends Voice {

    public final List<String> warnings = new ArrayList<>();
    public final List<ErrorCode> refusals = new ArrayList<>();

    @Override
    public Locale language() {
        return Locale.ENGLISH;
    }

    @Override
    public void warn(String summary) {
        warnings.add(summary);
    }

    @Override
    public void refuse(DomainException refused) {
        refusals.add(refused.code());
    }
}
