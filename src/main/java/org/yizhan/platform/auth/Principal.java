package org.yizhan.platform.auth;

import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param id what is recorded as the actor of an event: an account, kiosk, device, booking or
 *     station id; no personal data
 * @param owner whom a device belongs to: the worker's id; for a district's official the district's;
 *     absent for everybody else
 */
public record Principal(Role role, String id, @Nullable String name, @Nullable String owner) {
  /** Nobody in particular. */
  public static final Principal ANYBODY = new Principal(Role.OPEN, "anybody", null, null);

  /** A principal without a display name. */
  public static Principal of(Role role, String id) {
    return new Principal(role, id, null, null);
  }

  /** How an event names its actor, such as {@code kiosk:0198…}. */
  public String actor() {
    return role.code() + ":" + id;
  }
}
