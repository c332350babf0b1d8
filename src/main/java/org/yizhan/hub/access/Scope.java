package org.yizhan.hub.access;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;

/**
 * Which stations an official sees.
 *
 * @param district only this one's; absent for all
 */
public record Scope(@Nullable UUID district) {
  /** The stations of the one who asks. */
  public static Scope of(Principal principal) {
    return principal.role() == Role.DISTRICT
        ? new Scope(UUID.fromString(Objects.requireNonNull(principal.owner())))
        : new Scope(null);
  }

  /**
   * What is left when the official asks for one district.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 for another district than the own
   */
  public Scope narrowedTo(@Nullable UUID wanted) {
    if (wanted == null || wanted.equals(district)) {
      return this;
    }
    if (district != null) {
      throw org.yizhan.platform.http.Problem.notFound("district").exception();
    }
    return new Scope(wanted);
  }
}
