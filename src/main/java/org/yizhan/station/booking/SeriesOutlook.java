package org.yizhan.station.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.schedule.Wish;

/** What a series would be: its dates, and who would come as the tables are now. */
record SeriesOutlook(BookingParts parts) {
  /**
   * The dates of a series.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  List<SeriesRules.Occasion> occasions(Instant first, Repeat repeat) {
    var zone = parts.zone();
    var starts = SeriesRules.starts(first, repeat, zone);
    var begin = LocalDate.ofInstant(first, zone);
    var end = LocalDate.ofInstant(starts.getLast(), zone).plusDays(1);
    var holidays = parts.holidays().between(begin, end);
    var occasions = SeriesRules.occasions(first, repeat, holidays, zone);
    var today = LocalDate.ofInstant(parts.clock().instant(), zone);
    SeriesRules.refuse(occasions, repeat, today.plusDays(parts.config().seriesDays()), zone)
        .ifPresent(error -> {
          throw Problem.invalid(error.field(), error.message()).exception();
        });
    return occasions;
  }

  /**
   * Who would come at each start: the same worker as far as possible.
   *
   * @param place absent while it is not known
   * @param kept who keeps the first start already; empty when nobody does
   * @return without the starts at which nobody can come
   */
  Map<Instant, List<UUID>> teams(
      Demand demand, @Nullable Place place, List<Instant> starts, List<UUID> kept) {
    var wishes =
        starts.stream()
            .map(start -> Wish.parts(demand.service(), start, place, demand.whom()))
            .toList();
    var teams = parts.steadyTeams().of(wishes, demand.worker(), kept);
    var given = new HashMap<Instant, List<UUID>>();
    for (int i = 0; i < starts.size(); i++) {
      var start = starts.get(i);
      if (parts.availability().open(demand.service(), start)) {
        teams.get(i).best().ifPresent(team -> given.put(start, team));
      }
    }
    if (!kept.isEmpty()) {
      given.put(starts.getFirst(), kept);
    }
    return given;
  }
}
