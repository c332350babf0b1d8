package org.yizhan.station.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.schedule.Obstacle;
import org.yizhan.station.schedule.Reason;

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

  ProblemException slotTaken(Demand demand, Instant start, String why) {
    return with(
        Problem.of(409, "slot-taken", "This slot is not free any more").withDetail(why),
        availability.nearest(demand, start, ALTERNATIVES));
  }

  /** Nobody is sent to where they live; what is offered lies after that. */
  ProblemException buildingSuspended(Demand demand, Instant start) {
    var anybody = new Demand(demand.service(), demand.whom(), null);
    return with(
        Problem.of(409, "building-suspended", "Nobody is sent to this building for the time being")
            .withDetail("Visits there are suspended at this time. Choose a later day."),
        availability.following(anybody, availability.reopened(anybody, start), ALTERNATIVES));
  }

  /** A worker for whom the slot was kept cannot come after all. */
  ProblemException impossible(Demand demand, Instant start, List<Reason> reasons) {
    return reasons.contains(Obstacle.BUILDING_SUSPENDED)
        ? buildingSuspended(demand, start)
        : slotTaken(demand, start, reasons.getFirst().text().en());
  }

  /** What stands in the way when nobody was found. */
  ProblemException nobody(Demand demand, Instant start) {
    if (!availability.offered(demand.service(), start)) {
      return notOffered(demand, start);
    }
    return availability.closed(demand, start)
        ? buildingSuspended(demand, start)
        : slotTaken(demand, start, "Nobody is free then.");
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

  ProblemException notOffered(Demand demand, Instant start) {
    var anybody = new Demand(demand.service(), demand.whom(), null);
    return with(
        Problem.of(409, "slot-not-offered", "Visits do not start at this time")
            .withDetail("GET slots lists the times at which this service can start."),
        availability.nearest(anybody, start, ALTERNATIVES));
  }

  /**
   * Asked once the workers are locked: hours that are published meanwhile wait for them.
   *
   * @throws ProblemException 409 when the hours do not allow it
   */
  void requireOpen(Demand demand, Instant start) {
    if (!availability.open(demand.service(), start)) {
      throw notOffered(demand, start);
    }
  }

  /** As soon as possible is later than will do. */
  ProblemException later(Instant soonest) {
    return Problem.of(409, "soonest-lost", "Nobody can come that soon any more")
        .withDetail("The earliest that somebody can come now is in soonest.")
        .with("soonest", soonest.atZone(zone).toOffsetDateTime())
        .exception();
  }

  /** Nobody can come today or tomorrow. */
  ProblemException nobodySoon(Demand demand, Instant now) {
    return availability.closed(demand, now)
        ? buildingSuspended(demand, now)
        : with(
            Problem.of(409, "nobody-soon", "Nobody can come today or tomorrow"),
            availability.nearest(demand, now, ALTERNATIVES));
  }

  private ProblemException with(Problem problem, List<Availability.Slot> slots) {
    var alternatives =
        slots.stream()
            .map(slot -> new Alternative(slot.start().atZone(zone).toOffsetDateTime(), slot.free()))
            .toList();
    return problem.with("alternatives", alternatives).exception();
  }
}
