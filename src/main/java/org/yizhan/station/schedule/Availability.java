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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.travel.Travel;

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
  private final SlotGrid slots;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Context context;
  private final Set<UUID> stale = ConcurrentHashMap.newKeySet();
  private boolean refreshing;
  private final AtomicLong reading = new AtomicLong();
  private volatile FreeGrid grid;

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
      Travel travel,
      Licences licences,
      WorkHours hours,
      ScheduleConfig config,
      ZoneId zone,
      InstantSource clock) {
    this.db = db;
    this.store = new ScheduleStore(addressBook, travel, licences, hours);
    this.config = config;
    this.slots = new SlotGrid(config, zone);
    this.zone = zone;
    this.clock = clock;
    this.context = vertx.getOrCreateContext();
    this.grid = build(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private FreeGrid build(LocalDate today) {
    var horizon =
        new Window(
            today.atStartOfDay(zone).toInstant(),
            today.plusDays(config.horizonDays()).atStartOfDay(zone).toInstant());
    var fresh = new FreeGrid(today, horizon, new ConcurrentHashMap<>());
    load(fresh, Set.copyOf(store.everybody(db)));
    return fresh;
  }

  private void load(FreeGrid into, Set<UUID> workers) {
    var horizon = into.horizon();
    store
        .timetables(db, workers, horizon, clock.instant())
        .forEach((id, timetable) -> into.rows().put(id, row(timetable, into)));
    reading.incrementAndGet();
  }

  private WorkerTime row(Timetable timetable, FreeGrid into) {
    var horizon = into.horizon();
    var booked =
        timetable.occupied().stream()
            .filter(occupied -> occupied.during().overlaps(horizon))
            .map(occupied -> occupied.during().length())
            .reduce(Duration.ZERO, Duration::plus);
    return new WorkerTime(
        timetable.skills(),
        timetable.active(),
        timetable.filters(),
        new LicensedDays(timetable.licence(), into.today(), config.horizonDays()),
        FreeTime.of(timetable, horizon.start(), horizon.length()),
        WorkedDays.of(timetable),
        booked.toMinutes());
  }

  private FreeGrid current() {
    var today = today();
    if (!grid.today().equals(today)) {
      replace(build(today));
    }
    return grid;
  }

  private void replace(FreeGrid fresh) {
    grid = fresh;
    reading.incrementAndGet();
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
      replace(build(today()));
    } catch (Exception e) {
      context.owner().setTimer(1_000, timer -> rebuild());
    }
  }

  /** The slots of {@code days} days from {@code first} on, those that can still be booked. */
  public List<Day> days(Demand demand, LocalDate first, int days) {
    var now = current();
    var counting = now.counting(demand, slots, config.horizonDays());
    var closed = now.closed(demand.whom());
    return first
        .datesUntil(first.plusDays(days))
        .map(date -> {
          var count = counting.apply(date);
          return day(
              date,
              starts(now, demand.service(), date),
              start -> demand.touches(closed, start) ? 0 : count.applyAsInt(start));
        })
        .toList();
  }

  private static Day day(LocalDate date, Stream<Instant> starts, ToIntFunction<Instant> count) {
    return new Day(date, starts.map(start -> new Slot(start, count.applyAsInt(start))).toList());
  }

  /** The starts of a day that can still be booked: on the grid, after the lead time. */
  private Stream<Instant> starts(FreeGrid now, Service service, LocalDate date) {
    var earliest = clock.instant().plus(config.lead());
    return slots
        .starts(service, date)
        .filter(start -> !start.isBefore(earliest) && start.isBefore(now.horizon().end()));
  }

  /**
   * A moment in the life of the answers of {@link #days}: while it stays equal, the same question
   * has the same answer.
   *
   * @param reading counts what was read from the tables
   * @param minute that the lead time has reached; slots start on whole minutes
   */
  public record Moment(long reading, long minute) {}

  /** Now. To be asked before {@link #days}, so that an answer is at worst too new for it. */
  public Moment moment() {
    current();
    var earliest = clock.instant().plus(config.lead());
    return new Moment(
        reading.get(), Math.ceilDiv(earliest.toEpochMilli(), Duration.ofMinutes(1).toMillis()));
  }

  /** Who seems free for the visit. */
  public List<Free> free(Wish wish) {
    var date = LocalDate.ofInstant(wish.visit().start(), zone);
    var result = new ArrayList<Free>();
    var now = current();
    if (now.closed(wish.whom()).stream().anyMatch(wish.during()::overlaps)) {
      return result;
    }
    now.rows()
        .forEach((id, row) -> {
          if (row.can(wish.service(), wish.whom()) && row.takes(wish, date)) {
            result.add(new Free(id, row.skills().size(), row.bookedMinutes()));
          }
        });
    return result;
  }

  /** Whether nobody is sent to where they live for a visit that starts then. */
  public boolean closed(Demand demand, Instant start) {
    return demand.touches(current().closed(demand.whom()), start);
  }

  /** From when on visits to where they live that would start then begin again. */
  public Instant reopened(Demand demand, Instant start) {
    return current().closed(demand.whom()).stream()
        .filter(closed -> demand.touches(List.of(closed), start))
        .map(Window::end)
        .max(Comparator.naturalOrder())
        .orElse(start);
  }

  /** The first free slots from {@code start} on, as far as slots are offered. */
  public List<Slot> following(Demand demand, Instant start, int limit) {
    var first = LocalDate.ofInstant(start, zone);
    return days(demand, first, config.horizonDays()).stream()
        .flatMap(day -> day.slots().stream())
        .filter(slot -> slot.free() > 0 && !slot.start().isBefore(start))
        .limit(limit)
        .toList();
  }

  /** The free slots nearest to {@code start} on its day and the days around, nearest first. */
  public List<Slot> nearest(Demand demand, Instant start, int limit) {
    var date = LocalDate.ofInstant(start, zone);
    var first = date.minusDays(1).isBefore(today()) ? today() : date.minusDays(1);
    return days(demand, first, 4).stream()
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
    return starts(current(), service, LocalDate.ofInstant(start, zone)).anyMatch(start::equals);
  }
}
