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
 * @param passwordVersion grows with every new password
 */
record Official(
    UUID id,
    String name,
    Role role,
    @Nullable DistrictName district,
    Instant createdAt,
    @Nullable Instant closedAt,
    long passwordVersion) {
  /** Who calls, when this official does. */
  Principal principal() {
    return new Principal(
        role, id.toString(), name, district == null ? null : district.id().toString());
  }
}
