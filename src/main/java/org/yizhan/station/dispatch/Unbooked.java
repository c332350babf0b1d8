package org.yizhan.station.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.ArrivalRules;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.workforce.Worker;

/** A visit that is not booked yet: no household that knows somebody, no wish. */
final class Unbooked {
  private Unbooked() {}

  /**
   * What ranking asks about a worker.
   *
   * @param start when they would be at the door
   * @param place where; absent while it is not known
   */
  static Ranking.Facts facts(
      Worker worker, Timetable timetable, Instant start, @Nullable Place place, Shares shares) {
    var from = ArrivalRules.placeBefore(timetable, start);
    return new Ranking.Facts(
        worker.id(),
        false,
        0,
        place == null ? 0 : timetable.ways().minutes(from, place),
        place == null ? 0 : timetable.home().metresTo(place),
        worker.stars(),
        timetable.skills().size(),
        shares.of(worker.id()));
  }
}
