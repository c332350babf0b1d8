package org.yizhan.station.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.yizhan.platform.db.Db;

/**
 * Keeps how the work is shared: whoever ranks must not wait until weeks of everybody's visits are
 * summed up. Whose time changed is read again before the next answer, everybody once in a while and
 * on a new day.
 */
public final class Sharing {
  private final Db db;
  private final int days;
  private final InstantSource clock;
  private final ZoneId zone;
  private final DispatchStore store = new DispatchStore();

  /** By worker, how often their time has changed; gone when all of it is read. */
  private final Map<UUID, Long> stale = new ConcurrentHashMap<>();

  private final AtomicReference<Known> kept;

  /** What everybody has, as it counts on a day. */
  private record Known(LocalDate today, Map<UUID, Shares.Worked> workers, Shares shares) {
    Known(LocalDate today, Map<UUID, Shares.Worked> workers) {
      this(today, Map.copyOf(workers), Shares.of(workers.values()));
    }

    Known with(Collection<Shares.Worked> some) {
      var all = new HashMap<>(workers);
      some.forEach(one -> all.put(one.worker(), one));
      return new Known(today, all);
    }

    Known without(Collection<Shares.Worked> some) {
      var all = new HashMap<>(workers);
      some.forEach(one -> all.computeIfPresent(one.worker(), (id, has) -> has.without(one)));
      return new Known(today, all);
    }
  }

  /**
   * Reads once.
   *
   * @param days past ones that count
   */
  public Sharing(Db db, int days, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.days = days;
    this.clock = clock;
    this.zone = zone;
    this.kept = new AtomicReference<>(everybody(today()));
  }

  /**
   * What was read last, for those who must not wait at all: whoever books for 'whoever is free'.
   */
  public Shares latest() {
    return known().shares();
  }

  /** Reads everybody's again. */
  public void refresh() {
    kept.set(everybody(today()));
  }

  /** The time of these workers changed. */
  public void changed(Set<UUID> workers) {
    workers.forEach(worker -> stale.merge(worker, 1L, Long::sum));
  }

  /**
   * As it is now.
   *
   * @param without visits that are not counted, because it is asked who should have them
   */
  Shares read(Set<UUID> without) {
    var now = current();
    var taken = store.worked(db, since(now.today()), begin(now.today()), without);
    return taken.isEmpty() ? now.shares() : now.without(taken).shares();
  }

  private Known known() {
    return Objects.requireNonNull(kept.get());
  }

  private Known current() {
    var today = today();
    if (!known().today().equals(today)) {
      kept.set(everybody(today));
    }
    var changed = Map.copyOf(stale);
    if (!changed.isEmpty()) {
      var read = store.workedBy(db, since(today), begin(today), changed.keySet());
      kept.updateAndGet(now -> now.with(read));
      changed.forEach(stale::remove);
    }
    return known();
  }

  private Known everybody(LocalDate today) {
    var changed = Map.copyOf(stale);
    var read = new HashMap<UUID, Shares.Worked>();
    store.workedByAll(db, since(today), begin(today)).forEach(one -> read.put(one.worker(), one));
    changed.forEach(stale::remove);
    return new Known(today, read);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private Instant since(LocalDate today) {
    return begin(today.minusDays(days));
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
