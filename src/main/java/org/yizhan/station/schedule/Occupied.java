package org.yizhan.station.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;

/**
 * A row of the one table that says what a worker is taken by.
 *
 * @param during service plus set-up
 * @param hold the hold, or
 * @param visit the visit it is for
 * @param place where the visit is; absent for a hold
 * @param atDoor when the visit starts, after its set-up; absent for a hold
 * @param crew of which the visit is a part; absent where a worker comes alone
 */
public record Occupied(
    UUID id,
    UUID worker,
    Window during,
    @Nullable UUID hold,
    @Nullable UUID visit,
    @Nullable Place place,
    @Nullable Instant atDoor,
    @Nullable UUID crew) {
  /** The same, free again so much later. */
  Occupied delayed(Duration late) {
    var until = new Window(during.start(), during.end().plus(late));
    return new Occupied(id, worker, until, hold, visit, place, atDoor, crew);
  }
}
