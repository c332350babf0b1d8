package org.yizhan.station.schedule;

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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private final ScheduleConfig config;
  private final OpeningHours opening;
  private final SlotGrid slots;
  private final ZoneId zone;
  private final InstantSource clock;
  private final EverybodysTime kept;

  /**
   * A worker free for a slot.
   *
   * @param bookedMinutes how much the worker has ahead of them already
   */
  public record Free(UUID worker, long bookedMinutes) {}

  /**
   * A start time.
   *
   * @param free how many workers could take it, or how many crews where it takes one
   * @param why nobody can; absent where somebody is free or nobody asked
   */
  public record Slot(Instant start, int free, @Nullable WhyNot why) {}

  /**
   * The slots of a day.
   *
   * @param open its hours; absent where no visit is taken on it
   */
  public record Day(LocalDate date, @Nullable OpenDay open, List<Slot> slots) {}

  /** Reads everybody's time. Called on a virtual-thread context, where it stays. */
  public Availability(
      Vertx vertx,
      Db db,
      AddressBook addressBook,
      Travel travel,
      Licences licences,
      WorkHours hours,
      VisitTimes times,
      ZoneId zone,
      InstantSource clock) {
    this.config = times.config();
    this.opening = times.opening();
    this.slots = new SlotGrid(opening, config.slot(), zone);
    this.zone = zone;
    this.clock = clock;
    var store = new ScheduleStore(addressBook, travel, licences, hours);
    this.kept = new EverybodysTime(vertx, db, store, config, zone, clock);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private FreeGrid current() {
    return kept.current();
  }

  /** Reads the workers' time again, soon; calls that come together are one read. */
  public void refresh(Set<UUID> workers) {
    kept.refresh(workers);
  }

  /** Tells {@code listener} whose time changed, as soon as that is committed. */
  public void tell(Consumer<Set<UUID>> listener) {
    kept.tell(listener);
  }

  /**
   * Everybody's timetable around a visit, with whatever was committed before this call; nothing
   * where the visit's neighbours may lie beyond the horizon.
   *
   * @param around the visit and what may matter to it
   */
  Optional<Map<UUID, Timetable>> timetables(Window around) {
    return kept.timetables(around);
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

  private Day day(LocalDate date, Stream<Instant> starts, ToIntFunction<Instant> count) {
    return new Day(
        date,
        opening.on(date).orElse(null),
        starts.map(start -> new Slot(start, count.applyAsInt(start), null)).toList());
  }

  /** The same days, each time that nobody can take with the reason. */
  List<Day> explained(Demand demand, List<Day> days) {
    var now = current();
    var closed = now.closed(demand.whom());
    return days.stream()
        .map(day -> {
          var rules = WhyNotRules.on(day.date(), now.rows(), demand, closed);
          var slots = day.slots().stream().map(slot -> explained(slot, rules)).toList();
          return new Day(day.date(), day.open(), slots);
        })
        .toList();
  }

  private static Slot explained(Slot slot, WhyNotRules rules) {
    return slot.free() > 0 ? slot : new Slot(slot.start(), 0, rules.at(slot.start()));
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
        kept.reading(), Math.ceilDiv(earliest.toEpochMilli(), Duration.ofMinutes(1).toMillis()));
  }

  /**
   * Waits until whatever was committed before this call has been read; whether anything was read
   * since {@code before}.
   */
  public boolean newerThan(Moment before) {
    kept.catchUp();
    return kept.reading() != before.reading();
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
            result.add(new Free(id, row.bookedMinutes()));
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

  /** Whether the hours allow the service to begin then, wherever that is on the grid. */
  public boolean open(Service service, Instant start) {
    return opening.allow(start, service.duration(), zone);
  }
}
