package org.yizhan.station.schedule;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.hours.WorkHours;

/**
 * Which slots are free: a read cache of every worker's free time over the horizon. It is rebuilt
 * from the tables at any time and refreshed after each commit; whoever books is checked again under
 * the lock.
 */
public final class Availability {
  private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

  private final Db db;
  private final ScheduleStore store;
  private final ScheduleConfig config;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Context context;
  private final Set<UUID> stale = ConcurrentHashMap.newKeySet();
  private boolean refreshing;
  private volatile Grid grid;

  /** Free time of all workers from the beginning of {@code today}. */
  private record Grid(LocalDate today, Window horizon, Map<UUID, Row> rows) {}

  private record Row(
      Set<String> skills,
      boolean active,
      LicensedDays licence,
      FreeTime free,
      WorkedDays worked,
      long bookedMinutes) {
    boolean can(Service service) {
      return active && skills.contains(service.skill());
    }
  }

  /**
   * A worker free for a slot.
   *
   * @param bookedMinutes how much the worker has ahead of them already
   */
  public record Free(UUID worker, int skills, long bookedMinutes) {}

  /**
   * A start time.
   *
   * @param free how many workers could take it, or how many crews where it takes one
   */
  public record Slot(Instant start, int free) {}

  /** The slots of a day. */
  public record Day(LocalDate date, List<Slot> slots) {}

  /** Reads everybody's time. Called on a virtual-thread context, where it stays. */
  public Availability(
      Vertx vertx,
      Db db,
      AddressBook addressBook,
      Licences licences,
      WorkHours hours,
      ScheduleConfig config,
      ZoneId zone,
      InstantSource clock) {
    this.db = db;
    this.store = new ScheduleStore(addressBook, licences, hours);
    this.config = config;
    this.zone = zone;
    this.clock = clock;
    this.context = vertx.getOrCreateContext();
    this.grid = build(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private Grid build(LocalDate today) {
    var horizon =
        new Window(
            today.atStartOfDay(zone).toInstant(),
            today.plusDays(config.horizonDays()).atStartOfDay(zone).toInstant());
    var fresh = new Grid(today, horizon, new ConcurrentHashMap<>());
    load(fresh, Set.copyOf(store.everybody(db)));
    return fresh;
  }

  private void load(Grid into, Set<UUID> workers) {
    var horizon = into.horizon();
    store
        .timetables(db, workers, horizon, clock.instant())
        .forEach((id, timetable) -> into.rows().put(id, row(timetable, into)));
  }

  private Row row(Timetable timetable, Grid into) {
    var horizon = into.horizon();
    var booked =
        timetable.occupied().stream()
            .filter(occupied -> occupied.during().overlaps(horizon))
            .map(occupied -> occupied.during().length())
            .reduce(Duration.ZERO, Duration::plus);
    return new Row(
        timetable.skills(),
        timetable.active(),
        new LicensedDays(timetable.licence(), into.today(), config.horizonDays()),
        FreeTime.of(timetable, horizon.start(), horizon.length()),
        WorkedDays.of(timetable),
        booked.toMinutes());
  }

  private Grid current() {
    var today = today();
    if (!grid.today().equals(today)) {
      grid = build(today);
    }
    return grid;
  }

  /** Reads the workers' time again, soon; calls that come together are one read. */
  public void refresh(Set<UUID> workers) {
    stale.addAll(workers);
    context.runOnContext(ignored -> drain());
  }

  /**
   * One read at a time, so that an older one never overwrites a newer; a grid replaced meanwhile is
   * read into again.
   */
  @SuppressWarnings("ReferenceEquality")
  private void drain() {
    if (refreshing) {
      return;
    }
    refreshing = true;
    try {
      while (!stale.isEmpty()) {
        var workers = Set.copyOf(stale);
        stale.removeAll(workers);
        var into = grid;
        load(into, workers);
        if (into != grid) {
          stale.addAll(workers);
        }
      }
    } catch (Exception e) {
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Availability is rebuilt");
      context.owner().setTimer(1_000, timer -> rebuild());
    } finally {
      refreshing = false;
    }
  }

  private void rebuild() {
    try {
      grid = build(today());
    } catch (Exception e) {
      context.owner().setTimer(1_000, timer -> rebuild());
    }
  }

  /** The slots of {@code days} days from {@code first} on, those that can still be booked. */
  public List<Day> days(Service service, LocalDate first, int days, @Nullable UUID worker) {
    var now = current();
    var takers = takers(now, service, worker);
    var earliest = clock.instant().plus(config.lead());
    var result = new ArrayList<Day>(days);
    for (int i = 0; i < days; i++) {
      result.add(day(first.plusDays(i), takers, earliest, now));
    }
    return result;
  }

  private Day day(LocalDate date, Takers takers, Instant earliest, Grid now) {
    var able = takers.on(date);
    var length = takers.service().duration();
    var slots = new ArrayList<Slot>();
    var last = date.atTime(config.closes()).atZone(zone).toInstant().minus(length);
    var start = date.atTime(config.opens()).atZone(zone).toInstant();
    for (; !start.isAfter(last); start = start.plus(config.slot())) {
      if (!start.isBefore(earliest) && start.isBefore(now.horizon().end())) {
        slots.add(new Slot(start, able.count(start, date)));
      }
    }
    return new Day(date, slots);
  }

  private static Takers takers(Grid grid, Service service, @Nullable UUID worker) {
    // Where it takes a crew the others are asked too: the one who was named comes with any of them.
    var only = service.crew() == null ? worker : null;
    var parts = service.parts().stream().map(part -> able(grid, part, only)).toList();
    return new Takers(service, parts, worker);
  }

  private static List<Takers.Taker> able(Grid grid, Service part, @Nullable UUID only) {
    var length = part.setUp().plus(part.duration());
    return grid.rows().entrySet().stream()
        .filter(entry -> only == null || only.equals(entry.getKey()))
        .filter(entry -> entry.getValue().can(part))
        .map(entry -> taker(entry.getKey(), entry.getValue(), length))
        .toList();
  }

  private static Takers.Taker taker(UUID worker, Row row, Duration length) {
    return new Takers.Taker(worker, row.free().startsOf(length), row.licence(), row.worked());
  }

  /** Who seems free for the visit. */
  public List<Free> free(Wish wish) {
    var length = wish.during().length();
    var date = LocalDate.ofInstant(wish.visit().start(), zone);
    var during = wish.during();
    var result = new ArrayList<Free>();
    current()
        .rows()
        .forEach((id, row) -> {
          if (row.can(wish.service())
              && row.licence().covers(wish.service().category(), date)
              && row.free().startsOf(length).at(during.start())
              && row.worked().hasRoom(length, date)
              && row.worked().restedAround(during, date)) {
            result.add(new Free(id, row.skills().size(), row.bookedMinutes()));
          }
        });
    return result;
  }

  /** The free slots nearest to {@code start} on its day and the days around, nearest first. */
  public List<Slot> nearest(Service service, Instant start, @Nullable UUID worker, int limit) {
    var date = LocalDate.ofInstant(start, zone);
    var first = date.minusDays(1).isBefore(today()) ? today() : date.minusDays(1);
    return days(service, first, 4, worker).stream()
        .flatMap(day -> day.slots().stream())
        .filter(slot -> slot.free() > 0 && !slot.start().equals(start))
        .sorted(Comparator.comparing(slot -> Duration.between(start, slot.start()).abs()))
        .limit(limit)
        .toList();
  }

  /**
   * Whether a visit of the service may start then: on the grid of slots, after the lead time,
   * within the horizon.
   */
  public boolean offered(Service service, Instant start) {
    var date = LocalDate.ofInstant(start, zone);
    return days(service, date, 1, null).stream()
        .flatMap(day -> day.slots().stream())
        .anyMatch(slot -> slot.start().equals(start));
  }
}
