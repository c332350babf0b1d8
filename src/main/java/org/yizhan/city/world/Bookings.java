package org.yizhan.city.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.household.Person;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;

/** What residents book: when, and who is to come. */
final class Bookings {
  private static final double SAME_DAY = 0.3;
  private static final double USUAL_WORKER = 0.7;
  private static final double WEEKLY = 0.04;
  private static final int WEEKS = 4;
  private static final int LAST_HOUR = 18;
  private static final Duration NOTICE = Duration.ofMinutes(90);
  private static final Person NOBODY = new Person(null, null, null, null);

  private final Nature nature;
  private final ZoneId zone;
  private final Chance chance;

  Bookings(Nature nature, ZoneId zone, Chance chance) {
    this.nature = nature;
    this.zone = zone;
    this.chance = chance;
  }

  /** The visits of a booking made at {@code now}. */
  List<VisitStory> visits(
      int index, UUID booking, Nature.Home home, Nature.Offer offer, Instant now) {
    var stories = new ArrayList<VisitStory>();
    var first = start(now);
    var usual = chance.happens(USUAL_WORKER) ? home.usual() : chance.oneOf(nature.workers());
    var dates = chance.happens(WEEKLY) ? WEEKS : 1;
    for (int week = 0; week < dates; week++) {
      var start = first.plus(Duration.ofDays(7L * week));
      var crew = offer.workers() > 1 ? Ids.next() : null;
      for (int member = 1; member <= offer.workers(); member++) {
        var worker = member == 1 ? usual : other(usual);
        var shape = new Visit.Shape(crew, member, false);
        stories.add(
            new VisitStory(index, visit(booking, home, offer, start, worker, shape, now), now));
      }
    }
    return stories;
  }

  private UUID other(UUID worker) {
    var index = nature.workers().indexOf(worker);
    return nature.workers().get((index + 1) % nature.workers().size());
  }

  /** On the half hour, while people work. */
  private Instant start(Instant now) {
    var today = LocalDate.ofInstant(now, zone);
    var soonest = now.plus(NOTICE).atZone(zone);
    var hour = soonest.getHour() + 1;
    if (chance.happens(SAME_DAY) && soonest.toLocalDate().equals(today) && hour <= LAST_HOUR) {
      return at(today, chance.between(hour, LAST_HOUR), 0);
    }
    var days = chance.happens(0.6) ? 1 : chance.between(2, 6);
    return at(today.plusDays(days), chance.between(8, LAST_HOUR), 30 * chance.between(0, 1));
  }

  private Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(hour, minute).atZone(zone).toInstant();
  }

  private static Visit visit(
      UUID booking,
      Nature.Home home,
      Nature.Offer offer,
      Instant start,
      UUID worker,
      Visit.Shape shape,
      Instant now) {
    return new Visit(
        Ids.next(),
        1,
        booking,
        VisitState.ASSIGNED,
        start,
        start.plus(offer.length()),
        offer.service(),
        home.address(),
        home.household(),
        NOBODY,
        null,
        worker,
        1,
        null,
        "S000",
        "0000",
        false,
        now,
        0,
        shape);
  }
}
