package org.yizhan.station.dispatch;

import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.ArrivalRules;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.workforce.Rarity;
import org.yizhan.station.workforce.Worker;

/** A visit that is not booked yet: no household that knows somebody, no wish. */
final class Unbooked {
  private Unbooked() {}

  /**
   * What ranking asks about a worker.
   *
   * @param wish what it needs of them, and when
   * @param place where; absent while it is not known
   */
  static Ranking.Facts facts(
      Worker worker,
      Timetable timetable,
      Wish wish,
      @Nullable Place place,
      Shares shares,
      Rarity rarity) {
    var from = ArrivalRules.placeBefore(timetable, wish.visit().start());
    return new Ranking.Facts(
        worker.id(),
        false,
        0,
        place == null ? 0 : timetable.ways().minutes(from, place),
        place == null ? 0 : timetable.home().metresTo(place),
        worker.stars(),
        rarity.unneeded(worker.id(), wish.service().skill()),
        shares.of(worker.id()));
  }
}
