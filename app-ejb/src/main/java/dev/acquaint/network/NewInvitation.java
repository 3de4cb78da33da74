package dev.acquaint.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation typed in or pasted, because an export is a snapshot and invitations come daily.
 *
 * @param platform the network it is on, such as {@code linkedin} or {@code email}
 * @param name the sender's name, as the network shows it
 * @param profileUrl the sender's profile address; null when not at hand
 * @param note what they wrote; null or blank for none
 * @param sentAt null for now
 */
public record NewInvitation(
        String platform,
        String name,
        @Nullable String headline,
        @Nullable String company,
        @Nullable String profileUrl,
        @Nullable String note,
        @Nullable Instant sentAt) {}
