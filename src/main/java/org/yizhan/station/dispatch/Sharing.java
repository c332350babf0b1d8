package org.yizhan.station.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Set<UUID> stale = ConcurrentHashMap.newKeySet();
  private volatile Known known;

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
    this.known = everybody(today());
  }

  /**
   * What was read last, for those who must not wait at all: whoever books for 'whoever is free'.
   */
  public Shares latest() {
    return known.shares();
  }

  /** Reads everybody's again. */
  public void refresh() {
    known = everybody(today());
  }

  /** The time of these workers changed. */
  public void changed(Set<UUID> workers) {
    stale.addAll(workers);
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

  private Known current() {
    var today = today();
    if (!known.today().equals(today)) {
      known = everybody(today);
    }
    if (!stale.isEmpty()) {
      var workers = Set.copyOf(stale);
      stale.removeAll(workers);
      var read = store.workedBy(db, since(today), begin(today), workers);
      known = known.with(read);
    }
    return known;
  }

  private Known everybody(LocalDate today) {
    stale.clear();
    var read = new HashMap<UUID, Shares.Worked>();
    store.workedByAll(db, since(today), begin(today)).forEach(one -> read.put(one.worker(), one));
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
