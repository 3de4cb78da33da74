package dev.acquaint.evaluation;

import dev.acquaint.engine.GrantedException;
import dev.acquaint.engine.Origin;
import dev.acquaint.engine.PolicyStack;
import dev.acquaint.engine.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a call's decisions rested on and said, so that each comes out the same when it is decided again years later:
 * what was given, what we added to it and why, which versions decided with which parameters, and when.
 *
 * @param format of this record, so that later releases can read earlier ones
 * @param stacks the policies used; a batch's decisions mostly share them
 */
record CallContent(int format, List<Stack> stacks, List<Entry> decisions) {

    static final int FORMAT = 1;

    /** For storing. The one place where content is closed: a key per member would be applied here. */
    byte[] close() {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            LogJson.MAPPER.writeValue(out, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static CallContent open(byte[] stored) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(stored))) {
            return LogJson.MAPPER.readValue(in, CallContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param alone whether one policy was evaluated by itself, with the parameters of the request
     */
    record Stack(boolean alone, List<Layer> layers, List<Exception> exceptions) {}

    record Layer(Scope scope, String policy, int version, String hash, Map<String, Map<String, Object>> overrides) {
        static Layer of(PolicyStack.Layer layer) {
            return new Layer(
                    layer.scope(),
                    layer.policy().policy().id(),
                    layer.policy().version(),
                    layer.policy().hash(),
                    layer.overrides());
        }
    }

    record Exception(String id, String policy, String rule, Instant until, String grantor, String reason) {
        static Exception of(GrantedException granted) {
            return new Exception(
                    granted.id(),
                    granted.policy(),
                    granted.rule(),
                    granted.until(),
                    granted.grantor(),
                    granted.reason());
        }

        GrantedException granted() {
            return new GrantedException(id, policy, rule, until, grantor, reason);
        }
    }

    /**
     * @param key the caller's own name for a batch's item
     * @param request as asked, defaults merged
     * @param added what completed the given facts, in the order in which it was added
     * @param words for merge fields that are not facts
     * @param stack index into {@link CallContent#stacks}
     * @param result with all facts as completed, and without a trace
     */
    record Entry(
            @Nullable String key,
            EvaluationCommand request,
            String language,
            Instant at,
            List<Added> added,
            Map<String, String> words,
            int stack,
            EvaluationResult result) {}

    record Added(String name, Object value, Origin origin, String derivation) {}
}
