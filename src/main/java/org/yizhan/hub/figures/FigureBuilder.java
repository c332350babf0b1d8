package org.yizhan.hub.figures;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;

/**
 * Counts what was received. Any node may do it: a station is counted by whoever claims it, events
 * and place in one transaction, so that a node that dies leaves nothing half done and nothing
 * twice.
 */
public final class FigureBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(FigureBuilder.class);
  private static final int BATCH = 2_000;
  private static final long SWEEP_MS = 1_000;

  /** A day may still settle this long after its end without being called revised. */
  private static final Duration SETTLE = Duration.ofMinutes(10);

  private final Db db;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Consumer<UUID> counted;
  private final Context context;
  private final FactStore facts = new FactStore();
  private final MissStore misses = new MissStore();
  private final DayStore days = new DayStore();
  private final ProgressStore progress = new ProgressStore();
  private boolean running;
  private boolean again;
  private volatile boolean closed;

  private FigureBuilder(
      Vertx vertx, Db db, InstantSource clock, ZoneId zone, Consumer<UUID> counted) {
    this.db = db;
    this.clock = clock;
    this.zone = zone;
    this.counted = counted;
    this.context = vertx.getOrCreateContext();
  }

  /**
   * Begins to count; called on a virtual-thread context, where it stays.
   *
   * @param counted told of every station whose figures changed
   */
  public static FigureBuilder start(
      Vertx vertx, Db db, InstantSource clock, ZoneId zone, Consumer<UUID> counted) {
    var builder = new FigureBuilder(vertx, db, clock, zone, counted);
    vertx.setPeriodic(SWEEP_MS, timer -> builder.wake());
    builder.wake();
    return builder;
  }

  /** Says that events came in; any thread may say so. */
  public void wake() {
    context.runOnContext(ignored -> turn());
  }

  /** Begins no further station. */
  public void close() {
    closed = true;
  }

  private void turn() {
    again = true;
    if (running || closed) {
      return;
    }
    running = true;
    try {
      while (again && !closed) {
        again = false;
        for (var station : progress.behind(db)) {
          again |= !closed && counted(station);
        }
      }
    } catch (Exception e) { // The next sweep tries again.
      if (!closed) {
        LOG.atWarn().addKeyValue("cause", e.toString()).log("Figures could not be counted");
      }
    } finally {
      running = false;
    }
  }

  /**
   * As {@link #count}; a station whose events cannot be counted keeps no other from its figures.
   */
  private boolean counted(UUID station) {
    try {
      return count(station);
    } catch (RuntimeException e) { // The next sweep tries again.
      LOG.atWarn()
          .addKeyValue("station", station)
          .addKeyValue("cause", e.toString())
          .log("A station's events could not be counted");
      return false;
    }
  }

  /** Counts the next events of a station; whether there may be more. */
  private boolean count(UUID station) {
    var done =
        db.inTransaction(
            tx -> progress.claim(tx, station) && advance(tx, station, clock.instant()));
    if (done) {
      counted.accept(station);
    }
    return done;
  }

  private boolean advance(Tx tx, UUID station, Instant now) {
    var line = progress.line(tx, station);
    var at = progress.at(tx, station).orElse(null);
    var place = at == null ? -1 : place(line, at);
    var dirty = new TreeSet<LocalDate>();
    if (at == null || place < 0) {
      facts.forget(tx, station);
      misses.forget(tx, station);
      dirty.addAll(days.allDays(tx, station));
      at = new ProgressStore.At(line.getFirst().epoch(), 0);
      place = 0;
    }
    var rebuilt = !dirty.isEmpty();
    for (var leg : line.subList(place, line.size())) {
      var after = leg.epoch().equals(at.epoch()) ? at.seq() : 0;
      at = new ProgressStore.At(leg.epoch(), after);
      List<ProgressStore.Placed> events;
      do {
        events = progress.events(tx, station, leg, at.seq(), BATCH);
        if (!events.isEmpty()) {
          dirty.addAll(fold(tx, station, events));
          at = new ProgressStore.At(leg.epoch(), events.getLast().seq());
        }
      } while (rebuilt && events.size() == BATCH);
      if (events.size() == BATCH) {
        break;
      }
    }
    progress.save(tx, station, at);
    recount(tx, station, dirty, now);
    return true;
  }

  /** Which leg the counting stands in; -1 when what was counted does not lead to the present. */
  private static int place(List<ProgressStore.Leg> line, ProgressStore.At at) {
    for (int i = 0; i < line.size(); i++) {
      if (line.get(i).epoch().equals(at.epoch())) {
        return at.seq() <= line.get(i).until() ? i : -1;
      }
    }
    return -1;
  }

  /** Takes the events into the facts; the days that they touch. */
  private Set<LocalDate> fold(Tx tx, UUID station, List<ProgressStore.Placed> events) {
    var said = events.stream().flatMap(e -> FactRules.read(e.said()).stream()).toList();
    var ids = Fold.visitsIn(said);
    var before = facts.visits(tx, station, ids);
    var fold = new Fold(before, misses.of(tx, station, ids));
    said.forEach(fold::take);
    facts.save(tx, station, fold.visits(), fold.moments());
    misses.save(tx, station, fold.misses());
    return touched(tx, station, before.values(), fold);
  }

  private Set<LocalDate> touched(Tx tx, UUID station, Collection<VisitFact> before, Fold fold) {
    var all = new ArrayList<>(fold.visits());
    all.addAll(before);
    var touched = new HashSet<LocalDate>();
    fold.moments().forEach(moment -> touched.add(dayOf(moment.at())));
    fold.misses().forEach(missed -> touched.add(dayOf(missed.start())));
    all.stream()
        .flatMap(visit -> Stream.ofNullable(visit.start()))
        .forEach(start -> touched.add(dayOf(start)));
    // The next visit of a household looks back at this one.
    var finished = all.stream().filter(visit -> visit.is("finished")).toList();
    facts.next(tx, station, finished).forEach(start -> touched.add(dayOf(start)));
    return touched;
  }

  private void recount(Tx tx, UUID station, Set<LocalDate> dirty, Instant now) {
    var kept = days.days(tx, station, dirty);
    var changes = new ArrayList<DayStore.Change>();
    for (var day : dirty) {
      var from = day.atStartOfDay(zone).toInstant();
      var to = day.plusDays(1).atStartOfDay(zone).toInstant();
      var counts =
          DayRules.count(
              new DayRules.Day(
                  facts.visits(tx, station, from, to),
                  facts.moments(tx, station, from, to),
                  misses.standing(tx, station, from, to),
                  facts.before(tx, station, from, to)));
      var before = kept.getOrDefault(day, DayStore.Kept.NOTHING);
      if (!counts.equals(before.counts())) {
        var over = now.isAfter(to.plus(SETTLE));
        var after =
            over
                ? new DayStore.Kept(counts, before.revision() + 1, now)
                : new DayStore.Kept(counts, before.revision(), before.revisedAt());
        changes.add(new DayStore.Change(day, before, after));
      }
    }
    days.save(tx, station, changes, now);
  }

  private LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
