package org.yizhan.station.opening;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.schedule.OpenDay;
import org.yizhan.station.schedule.OpeningHours;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/**
 * Publishes the hours of the week. Shorter ones are published only once it is decided about every
 * visit that they leave outside: it was moved or cancelled, or is named as one that is kept.
 * Whoever publishes holds every worker's lock, and whoever books asks for the hours under one, so
 * no visit slips in between.
 */
public final class Openings {
  /** Other times that are proposed for a visit. */
  private static final int PROPOSALS = 3;

  /** Among how many of the nearest they are looked for. */
  private static final int NEAREST = 60;

  /** Two who publish at once do it one after the other. */
  private static final UUID PUBLISHING = UUID.fromString("01980000-0000-7000-8000-00000000000d");

  private final Parts parts;
  private final OpeningStore store = new OpeningStore();

  /** What hours are published with; {@code standing} are those that hold. */
  public record Parts(
      Db db,
      EventLog events,
      StandingHours standing,
      Workforce workforce,
      Schedule schedule,
      Availability availability,
      Catalog catalog,
      Visits visits,
      InstantSource clock,
      ZoneId zone) {}

  /** Works with {@code parts}. */
  public Openings(Parts parts) {
    this.parts = parts;
  }

  /**
   * A week as somebody wants it.
   *
   * @param days without those that take no visits
   * @param kept visits that stay where they are though the hours leave them outside
   */
  record Order(LocalDate from, List<DayOrder> days, @Nullable Set<UUID> kept) {
    Map<DayOfWeek, OpenDay> week() {
      return days.stream()
          .collect(
              toMap(
                  day -> DayOfWeek.of(day.weekday()),
                  day -> new OpenDay(day.opens(), day.closes())));
    }

    Set<UUID> keeping() {
      return kept == null ? Set.of() : kept;
    }
  }

  /**
   * @param weekday Monday is 1
   */
  record DayOrder(
      int weekday,
      @JsonFormat(pattern = "HH:mm") LocalTime opens,
      @JsonFormat(pattern = "HH:mm") LocalTime closes) {}

  /** A visit that would lie outside, and the nearest times within the new hours. */
  record Outside(Visit visit, List<Availability.Slot> slots) {}

  /** What was published, and what holds before it. */
  Weeks weeks() {
    return parts.standing().weeks();
  }

  LocalDate today() {
    return LocalDate.ofInstant(parts.clock().instant(), parts.zone());
  }

  /**
   * The visits about which has to be decided, with other times for them.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  List<Outside> preview(Order order) {
    var now = weeks();
    var next = now.and(week(order));
    var ahead = parts.visits().all(store.ahead(parts.db(), parts.clock().instant()));
    return OpeningRules.outside(ahead, now, next, parts.zone()).stream()
        .map(visit -> new Outside(visit, within(next, visit)))
        .toList();
  }

  private List<Availability.Slot> within(OpeningHours hours, Visit visit) {
    var service = parts.catalog().service(visit.service());
    var whom = new Whom(visit.household(), visit.address().building(), visit.carerGender());
    var demand = new Demand(service, whom, visit.wishedWorker());
    return parts.availability().nearest(demand, visit.start(), NEAREST).stream()
        .filter(slot -> hours.allow(slot.start(), service.duration(), parts.zone()))
        .limit(PROPOSALS)
        .toList();
  }

  private OpeningWeek week(Order order) {
    var wrong = OpeningRules.wrong(order, today());
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong).exception();
    }
    return new OpeningWeek(Ids.next(), order.from(), order.week(), parts.clock().instant());
  }

  /**
   * Publishes.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 with the visits
   *     about which nothing is decided
   */
  OpeningWeek publish(Order order, Principal caller) {
    var made = week(order);
    var workers = parts.workforce().all().stream().map(Worker::id).collect(Collectors.toSet());
    var held = new AtomicReference<Held>();
    try {
      return parts
          .db()
          .inTransaction(tx -> {
            tx.lock(List.of(PUBLISHING));
            parts.schedule().lock(tx, workers);
            var before = new Weeks(weeks().everyDay(), store.weeks(tx));
            var after = before.and(made);
            var kept = decided(tx, order, before, after);
            store.insert(tx, made, kept, caller.actor());
            append(tx, made, kept, caller);
            parts.schedule().changed(tx, workers);
            // Before the locks fall, so that whoever waits for one is held to the new hours.
            held.set(new Held(before, after));
            parts.standing().hold(after);
            return made;
          });
    } catch (RuntimeException failure) {
      var undone = held.get();
      if (undone != null) {
        parts.standing().takeBack(undone.after(), undone.before());
      }
      throw failure;
    }
  }

  private record Held(Weeks before, Weeks after) {}

  /** The visits that are kept outside; all others have to be gone. */
  private List<UUID> decided(Tx tx, Order order, Weeks before, Weeks after) {
    var ahead = parts.visits().all(tx, store.ahead(tx, parts.clock().instant()));
    var outside = OpeningRules.outside(ahead, before, after, parts.zone());
    var undecided = OpeningRules.undecided(outside, ahead, order.keeping());
    if (!undecided.isEmpty()) {
      throw Problem.of(409, "visits-undecided", "It is not decided about every visit outside")
          .withDetail("Move or cancel those in visits, or name them in kept; nothing was changed.")
          .with("visits", undecided)
          .exception();
    }
    return outside.stream().map(Visit::id).toList();
  }

  private void append(Tx tx, OpeningWeek week, List<UUID> kept, Principal caller) {
    var data = Map.of("from", week.from().toString(), "kept", kept);
    parts
        .events()
        .append(
            tx,
            Event.of(
                week.publishedAt(),
                caller.actor(),
                "org.yizhan.hours.published.v1",
                week.id(),
                1,
                data));
  }
}
