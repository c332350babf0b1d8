package org.yizhan.station.alarm;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.visit.VisitState;

/**
 * What alarms about a visit depend on.
 *
 * @param assignment counts who was to go and when
 * @param worker who is to go, or was to and does not any more
 * @param since when the state was reached
 * @param wrongDoorCodes how often the door code was wrong
 * @param calls for help, about this visit
 * @param found a look ahead found something about whoever is to go
 * @param givenBack whoever was to go said that they do not
 * @param mate the visit of the other worker of the crew; absent for one who comes alone
 */
record VisitFacts(
    UUID visit,
    VisitState state,
    int assignment,
    @Nullable UUID worker,
    Instant start,
    Instant end,
    Instant since,
    boolean presenceProven,
    int wrongDoorCodes,
    List<Call> calls,
    boolean found,
    boolean givenBack,
    @Nullable Mate mate) {
  /** A call for help. */
  record Call(UUID visit, String occasion, UUID worker, Instant at) {}

  /** Where the crew mate's visit stands. */
  record Mate(UUID visit, VisitState state, Instant since) {}

  /**
   * A crew at one closed door is one welfare call: the first who reported it, none once it opens.
   */
  boolean looksAfterTheHousehold() {
    if (mate == null) {
      return true;
    }
    var order =
        since.equals(mate.since()) ? visit.compareTo(mate.visit()) : since.compareTo(mate.since());
    return switch (mate.state()) {
      case UNANSWERED -> order < 0;
      case STARTED, FINISHED -> order > 0;
      default -> true;
    };
  }
}
