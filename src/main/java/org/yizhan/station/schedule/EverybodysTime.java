package org.yizhan.station.schedule;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;

/**
 * What is kept of every worker's time over the horizon. It is rebuilt from the tables at any time
 * and read again after each commit.
 */
final class EverybodysTime {
  private static final Logger LOG = LoggerFactory.getLogger(EverybodysTime.class);

  private final Db db;
  private final ScheduleStore store;
  private final ScheduleConfig config;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Context context;
  private final Set<UUID> stale = ConcurrentHashMap.newKeySet();
  private final AtomicLong changes = new AtomicLong();

  /** By worker, the number of the change that was heard of last. */
  private final Map<UUID, Long> lastChange = new ConcurrentHashMap<>();

  private final Queue<Promise<Void>> waiting = new ConcurrentLinkedQueue<>();
  private volatile boolean refreshing;
  private final AtomicLong reading = new AtomicLong();
  private final List<Consumer<Set<UUID>>> listeners = new CopyOnWriteArrayList<>();
  private volatile FreeGrid grid;

  /** Reads everybody's time. Called on a virtual-thread context, where it stays. */
  EverybodysTime(
      Vertx vertx,
      Db db,
      ScheduleStore store,
      ScheduleConfig config,
      ZoneId zone,
      InstantSource clock) {
    this.db = db;
    this.store = store;
    this.config = config;
    this.zone = zone;
    this.clock = clock;
    this.context = vertx.getOrCreateContext();
    this.grid = build(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** Counts what was read from the tables. */
  long reading() {
    return reading.get();
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
        timetable,
        new LicensedDays(timetable.licence(), into.today(), config.horizonDays()),
        FreeTime.of(timetable, horizon.start(), horizon.length()),
        WorkedDays.of(timetable),
        booked.toMinutes());
  }

  /** As it was read last, for today and the days after. */
  FreeGrid current() {
    var today = today();
    if (!grid.today().equals(today)) {
      replace(today);
    }
    return grid;
  }

  /** Whose time changed while the new grid was read may stand in it as before: once more. */
  private void replace(LocalDate today) {
    var begun = changes.get();
    grid = build(today);
    reading.incrementAndGet();
    lastChange.forEach((worker, number) -> {
      if (number > begun) {
        stale.add(worker);
      }
    });
    context.runOnContext(ignored -> drain());
  }

  /** Tells {@code listener} whose time changed, as soon as that is committed. */
  void tell(Consumer<Set<UUID>> listener) {
    listeners.add(listener);
  }

  /** Reads the workers' time again, soon; calls that come together are one read. */
  void refresh(Set<UUID> workers) {
    listeners.forEach(listener -> listener.accept(workers));
    var number = changes.incrementAndGet();
    workers.forEach(worker -> lastChange.put(worker, number));
    stale.addAll(workers);
    context.runOnContext(ignored -> drain());
  }

  /**
   * One read at a time, so that an older one never overwrites a newer; a grid replaced meanwhile is
   * read into again. Whoever waits has waited long enough after the next read.
   */
  private void drain() {
    if (refreshing) {
      return;
    }
    refreshing = true;
    try {
      while (!stale.isEmpty() || !waiting.isEmpty()) {
        var asked = waiting.size();
        readStale();
        letGo(asked);
      }
    } catch (Exception e) {
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Availability is rebuilt");
      context.owner().setTimer(1_000, timer -> rebuild());
      letGo(waiting.size());
    } finally {
      refreshing = false;
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void readStale() {
    var workers = Set.copyOf(stale);
    if (!workers.isEmpty()) {
      stale.removeAll(workers);
      var into = grid;
      load(into, workers);
      if (into != grid) {
        stale.addAll(workers);
      }
    }
  }

  private void letGo(int many) {
    for (int i = 0; i < many; i++) {
      waiting.remove().complete();
    }
  }

  /** Waits until everything that was committed before this call has been read. */
  void catchUp() {
    // In this order: what is taken from the stale ones is being read before it is gone from them.
    if (!stale.isEmpty() || refreshing) {
      var read = Promise.<Void>promise();
      waiting.add(read);
      context.runOnContext(ignored -> drain());
      read.future().await();
    }
  }

  /** As {@link Availability#timetables} has it. */
  Optional<Map<UUID, Timetable>> timetables(Window around) {
    catchUp();
    var now = current();
    if (!now.horizon().contains(around)) {
      return Optional.empty();
    }
    var weeks = store.weeksAround(around);
    var ways = store.ways();
    var result = HashMap.<UUID, Timetable>newHashMap(now.rows().size());
    now.rows().forEach((id, row) -> result.put(id, row.timetable().within(around, weeks, ways)));
    return Optional.of(result);
  }

  private void rebuild() {
    try {
      replace(today());
    } catch (Exception e) {
      context.owner().setTimer(1_000, timer -> rebuild());
    }
  }
}
