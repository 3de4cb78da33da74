package dev.acquaint.api.members;

import dev.acquaint.api.json.Body;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/members}: whom to invite. */
@Body
record MemberBody(
        String email,
        String name,
        @Nullable String language,
        @Nullable String role) {}
