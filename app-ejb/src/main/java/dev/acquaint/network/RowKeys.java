package dev.acquaint.network;

import dev.acquaint.network.Imported.InvitationRow;
import dev.acquaint.network.Imported.RowKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes by which rows are known again. 64 bits: within one member's network the odds of two rows sharing one stay below
 * one in a million even for a million rows.
 */
public final class RowKeys {

    private RowKeys() {}

    public static RowKey of(String... identifying) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : identifying) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0x1F);
            }
            return new RowKey(ByteBuffer.wrap(digest.digest()).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static RowKey of(InvitationRow row) {
        var address = row.person().address();
        return of(
                "invitation",
                row.direction().name(),
                address == null ? "" : address.value(),
                row.person().name().key(),
                row.sentAt().toString(),
                row.note());
    }
}
