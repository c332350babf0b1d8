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
 * @param since when the state was reached
 * @param wrongDoorCodes how often the door code was wrong
 * @param calls for help, about this visit
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
    List<Call> calls) {
  /** A call for help. */
  record Call(UUID visit, String occasion, UUID worker, Instant at) {}
}
