package org.yizhan.station.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.household.Building;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.ArrivalRules;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.VisitTimes;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.workforce.Workforce;

/** The earliest that somebody can really be at a door, from where the workers are now. */
public final class Soonest {
  /** Today and tomorrow: what is later is no longer soon. */
  private static final int DAYS = 2;

  /** Arrivals are told in whole five minutes. */
  private static final Duration STEP = Duration.ofMinutes(5);

  /** Visits that ended longer ago do not say any more where somebody is. */
  private static final Duration BEFORE = Duration.ofHours(4);

  private final AddressBook addressBook;
  private final Workforce workforce;
  private final Schedule schedule;
  private final Supplier<Shares> shares;
  private final VisitTimes times;
  private final RankingWeights weights;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * Reads timetables from {@code schedule}; ranks with what is known last of how work is shared.
   */
  public Soonest(
      AddressBook addressBook,
      Workforce workforce,
      Schedule schedule,
      Supplier<Shares> shares,
      VisitTimes times,
      RankingWeights weights,
      InstantSource clock,
      ZoneId zone) {
    this.addressBook = addressBook;
    this.workforce = workforce;
    this.schedule = schedule;
    this.shares = shares;
    this.times = times;
    this.weights = weights;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * When somebody can be there.
   *
   * @param teams who can, best first
   */
  public record Arrival(Instant start, Teams teams) {}

  /**
   * The earliest arrival today or tomorrow.
   *
   * @param place where; absent when it is not known yet: then whoever comes could be at any door of
   *     the address book in time
   */
  public Optional<Arrival> of(Service service, @Nullable Place place, Whom whom) {
    var now = clock.instant();
    var places =
        place == null
            ? addressBook.buildings().stream().map(Building::place).toList()
            : List.of(place);
    var today = LocalDate.ofInstant(now, zone);
    var until = today.plusDays(DAYS).atStartOfDay(zone).toInstant();
    var timetables = schedule.everybody(new Window(now.minus(BEFORE), until)).values();
    for (var start = ceiling(now.plus(lead(service)));
        start.isBefore(until);
        start = start.plus(STEP)) {
      if (times.opening().allow(start, service.duration(), zone)) {
        var parts = Wish.parts(service, start, null, whom);
        var teams = teams(parts, places, timetables, now);
        if (teams.best().isPresent()) {
          return Optional.of(new Arrival(start, teams));
        }
      }
    }
    return Optional.empty();
  }

  private Duration lead(Service service) {
    var lead = times.config().urgentLead();
    return lead.compareTo(service.setUp()) < 0 ? service.setUp() : lead;
  }

  private Teams teams(
      List<Wish> parts, List<Place> places, Collection<Timetable> timetables, Instant now) {
    var known = shares.get();
    var byPart = new ArrayList<List<Teams.Member>>();
    for (var part : parts) {
      var able =
          timetables.stream()
              .filter(timetable -> ArrivalRules.canArrive(timetable, part, places, now))
              .flatMap(timetable -> facts(timetable, part, places, known).stream())
              .toList();
      byPart.add(Ranking.rank(able, weights).stream().map(Teams.Member::of).toList());
    }
    return new Teams(byPart, null);
  }

  private Optional<Ranking.Facts> facts(
      Timetable timetable, Wish part, List<Place> places, Shares known) {
    var place = places.size() == 1 ? places.getFirst() : null;
    return workforce
        .find(timetable.worker())
        .map(worker -> Unbooked.facts(worker, timetable, part, place, known, workforce.rarity()));
  }

  private static Instant ceiling(Instant at) {
    var step = STEP.toSeconds();
    var seconds = at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1;
    return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
  }
}
