package org.yizhan.hub.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;

/**
 * Somebody of the city who signs in.
 *
 * @param district whose stations are seen; present for a district's account alone
 * @param closedAt nobody signs in with it from then on
 * @param sessionsFrom what was signed in before it counts no more
 */
record Official(
    UUID id,
    String name,
    Role role,
    @Nullable DistrictName district,
    Instant createdAt,
    @Nullable Instant closedAt,
    @Nullable Instant sessionsFrom) {
  /** Whether a session that began then still counts. */
  boolean admits(Instant signedInAt) {
    return closedAt == null && (sessionsFrom == null || !signedInAt.isBefore(sessionsFrom));
  }

  /** Who calls, when this official does. */
  Principal principal() {
    return new Principal(
        role, id.toString(), name, district == null ? null : district.id().toString());
  }
}
