package org.yizhan.station.dispatch;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.visit.Visit;

/**
 * Managers' decisions to send a worker against rules that allow it. Each is kept with its reason
 * for the assignment it was made for; the event names the rules and not the reason.
 */
public final class Overrides {
  private final Licences licences;

  /** Keeps them with the {@code licences}. */
  public Overrides(Licences licences) {
    this.licences = licences;
  }

  /**
   * @param against why rules are decided against; absent when nobody wants to
   * @throws ProblemException 403 when somebody else than a manager does
   */
  public static void require(@Nullable String against, Principal caller) {
    if (against != null && caller.role() != Role.MANAGER) {
      throw Problem.of(403, "not-allowed", "Only a manager decides against a rule").exception();
    }
  }

  /**
   * Keeps the decision for the visit as it is given now, when it is one.
   *
   * @return what the visit's event says of it
   */
  public Map<String, Object> keep(
      Tx tx,
      Visit given,
      OverrideRules.Ruling ruling,
      @Nullable String against,
      Instant now,
      Principal caller) {
    var rules = ruling.overridden();
    if (rules.isEmpty() || against == null || given.worker() == null) {
      return Map.of();
    }
    var decided = new Licences.Assignment(given.id(), given.assignment());
    licences.override(
        tx, new Licences.Decision(decided, given.worker(), rules, against, caller.actor(), now));
    return Map.of("overridden", rules);
  }
}
