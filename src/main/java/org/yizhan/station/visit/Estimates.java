package org.yizhan.station.visit;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.travel.Travel;

/**
 * When today's visits are expected where something runs late. Worked out from the visits as they
 * stand whenever somebody asks, so there is nothing that could be out of date.
 */
public final class Estimates {
  private final Visits visits;
  private final AddressBook addressBook;
  private final Travel travel;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Reckons with the ways of {@code travel}; days are those of {@code zone}. */
  public Estimates(
      Visits visits, AddressBook addressBook, Travel travel, InstantSource clock, ZoneId zone) {
    this.visits = visits;
    this.addressBook = addressBook;
    this.travel = travel;
    this.clock = clock;
    this.zone = zone;
  }

  /** Of the late ones among a day's visits; of another day than today nothing is known. */
  Map<UUID, Estimate> among(LocalDate date, Collection<Visit> day) {
    return date.equals(today()) ? late(day) : Map.of();
  }

  /** Of the late ones among these visits, each in its worker's whole day. */
  public Map<UUID, Estimate> of(Collection<Visit> some) {
    var today = today();
    var workers =
        some.stream()
            .filter(visit -> !visit.state().over())
            .filter(visit -> LocalDate.ofInstant(visit.start(), zone).equals(today))
            .flatMap(visit -> Stream.ofNullable(visit.worker()))
            .distinct()
            .toList();
    var late = new HashMap<UUID, Estimate>();
    workers.forEach(worker -> late.putAll(late(visits.ofWorker(worker, today, 1))));
    return late;
  }

  private Map<UUID, Estimate> late(Collection<Visit> day) {
    var late = new HashMap<UUID, Estimate>();
    day.stream()
        .filter(visit -> visit.worker() != null)
        .collect(Collectors.groupingBy(Visit::worker))
        .values()
        .forEach(own -> late.putAll(lateOfOne(own)));
    return late;
  }

  private Map<UUID, Estimate> lateOfOne(List<Visit> own) {
    var stops = own.stream().map(this::stop).toList();
    return EstimateRules.of(stops, travel.ways()::minutes, clock.instant());
  }

  private EstimateRules.Stop stop(Visit visit) {
    return new EstimateRules.Stop(
        visit.id(),
        visit.state(),
        visit.start(),
        visit.end(),
        visit.since(),
        addressBook.building(visit.address().building()).place());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
