package org.yizhan.station.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.schedule.Availability;

/** The refusals of a booking, each with the nearest slots that would do. */
final class Conflicts {
  private static final int ALTERNATIVES = 6;

  private final Availability availability;
  private final ZoneId zone;

  Conflicts(Availability availability, ZoneId zone) {
    this.availability = availability;
    this.zone = zone;
  }

  private record Alternative(OffsetDateTime start, int free) {}

  ProblemException slotTaken(Service service, Instant start, @Nullable UUID worker, String why) {
    return with(
        Problem.of(409, "slot-taken", "This slot is not free any more").withDetail(why),
        service,
        start,
        worker);
  }

  /** Nobody can come on some dates of a series. */
  ProblemException seriesTaken(List<Instant> dates) {
    return Problem.of(409, "series-taken", "Nobody can come on some of the dates")
        .withDetail("They are in dates; nothing was booked. Leave them out in repeat.except.")
        .with("dates", dates.stream().map(date -> date.atZone(zone).toOffsetDateTime()).toList())
        .exception();
  }

  ProblemException holdExpired() {
    return Problem.of(409, "hold-expired", "The slot is not kept any more")
        .withDetail("It was kept for a few minutes. Choose a time again; nothing was booked.")
        .exception();
  }

  ProblemException notOffered(Service service, Instant start) {
    return with(
        Problem.of(409, "slot-not-offered", "Visits do not start at this time")
            .withDetail("GET slots lists the times at which this service can start."),
        service,
        start,
        null);
  }

  /** As soon as possible is later than will do. */
  ProblemException later(Instant soonest) {
    return Problem.of(409, "soonest-lost", "Nobody can come that soon any more")
        .withDetail("The earliest that somebody can come now is in soonest.")
        .with("soonest", soonest.atZone(zone).toOffsetDateTime())
        .exception();
  }

  /** Nobody can come today or tomorrow. */
  ProblemException nobodySoon(Service service, Instant now) {
    return with(
        Problem.of(409, "nobody-soon", "Nobody can come today or tomorrow"), service, now, null);
  }

  private ProblemException with(
      Problem problem, Service service, Instant start, @Nullable UUID worker) {
    var alternatives =
        availability.nearest(service, start, worker, ALTERNATIVES).stream()
            .map(slot -> new Alternative(slot.start().atZone(zone).toOffsetDateTime(), slot.free()))
            .toList();
    return problem.with("alternatives", alternatives).exception();
  }
}
