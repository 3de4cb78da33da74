package dev.acquaint.api.security;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.kernel.ErrorCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** No body, whatever its kind, is read beyond this: a form's file is spooled to disk before anybody else looks at it. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class UploadLimit implements ContainerRequestFilter {

    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private final long most;

    public UploadLimit() {
        this(MOST_BYTES);
    }

    UploadLimit(long most) {
        this.most = most;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > most) {
            throw tooLarge(most);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Limited(request.getEntityStream(), most));
        }
    }

    private static DomainException tooLarge(long most) {
        return new DomainException(ErrorCode.TOO_LARGE, "A body is read up to %d MB.".formatted(most / 1024 / 1024));
    }

    private static final class Limited extends FilterInputStream {

        private final long most;
        private long read;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > most) {
                throw tooLarge(most);
            }
        }
    }
}
