package org.yizhan.station.roster;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.db.Db;

/** Makes shifts from patterns, as far ahead as visits are booked. */
public final class ShiftMaker {
  private final Db db;
  private final Calendar calendar;
  private final int horizonDays;
  private final InstantSource clock;
  private final ZoneId zone;
  private final RosterStore store = new RosterStore();

  /**
   * Works on {@code db}.
   *
   * @param horizonDays for how many days shifts are made, today included
   * @param zone in which days begin
   */
  public ShiftMaker(Db db, Calendar calendar, int horizonDays, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.calendar = calendar;
    this.horizonDays = horizonDays;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Makes what is missing up to the horizon. One cheap question when nothing is.
   *
   * @return the workers who got shifts
   */
  public Set<UUID> extend() {
    var waiting =
        store.endingBefore(db, horizon()).stream()
            .map(Rotation::worker)
            .collect(Collectors.toSet());
    if (!waiting.isEmpty()) {
      var kinds = kinds();
      db.inTransaction(tx -> {
        tx.lock(List.copyOf(waiting));
        var rotations = store.endingBefore(tx, waiting, horizon());
        store.insertMade(
            tx, rotations.stream().flatMap(r -> missing(r, kinds).stream()).toList(), zone);
        rotations.forEach(rotation -> store.save(tx, rotation.madeUntil(horizon())));
        return rotations;
      });
    }
    return waiting;
  }

  private List<Shift> missing(Rotation rotation, Map<LocalDate, CalendarDay.Kind> kinds) {
    var made = rotation.madeUntil();
    return made(rotation.madeUntil(horizon()), made.isAfter(today()) ? made : today(), kinds);
  }

  /** What the days up to the horizon are; asked before a transaction begins. */
  Map<LocalDate, CalendarDay.Kind> kinds() {
    return calendar.kinds(today(), horizon());
  }

  /** The shifts of the pattern from a day on. */
  List<Shift> made(Rotation rotation, LocalDate from, Map<LocalDate, CalendarDay.Kind> kinds) {
    return RosterRules.shifts(rotation, kinds, from, rotation.madeUntil(), zone).stream()
        .map(during -> RosterStore.made(rotation.worker(), during))
        .toList();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** The first day for which no shifts are made. */
  LocalDate horizon() {
    return today().plusDays(horizonDays);
  }
}
