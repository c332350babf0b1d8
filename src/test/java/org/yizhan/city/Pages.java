package org.yizhan.city;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.yizhan.hub.HubApi;

/** An official who looks at the hub's pages all the time, and how long that takes. */
final class Pages implements AutoCloseable {
  private static final long PAUSE_MS = 200;

  private final HubApi hub;
  private final List<String> paths;
  private final ConcurrentSkipListMap<Long, Long> millis = new ConcurrentSkipListMap<>();
  private final AtomicLong refused = new AtomicLong();
  private final Thread reader;
  private volatile boolean closed;

  Pages(HubApi hub) {
    var span = "from=%s&to=%s".formatted(CityRun.FIRST, CityRun.FIRST.plusDays(30));
    this.hub = hub;
    this.paths =
        List.of(
            "/api/v1/overview?date=" + CityRun.FIRST,
            "/api/v1/figures?by=day&" + span,
            "/api/v1/rankings?sort=bookings&order=falling&" + span,
            "/api/v1/indicators?sort=registered&order=falling",
            "/api/v1/map",
            "/api/v1/exceptions?date=" + CityRun.FIRST);
    this.reader = Thread.ofPlatform().start(this::read);
  }

  private void read() {
    var official = hub.official();
    for (int i = 0; !closed; i++) {
      var begin = System.nanoTime();
      var status = hub.as(official, "GET", paths.get(i % paths.size()), null).status();
      millis.merge((System.nanoTime() - begin) / 1_000_000, 1L, Long::sum);
      if (status != 200) {
        refused.incrementAndGet();
      }
      LockSupport.parkNanos(Duration.ofMillis(PAUSE_MS).toNanos());
    }
  }

  /** How many answers were none. */
  long refused() {
    return refused.get();
  }

  private long quantile(double share) {
    var left = millis.values().stream().mapToLong(n -> n).sum() * share;
    for (var entry : millis.entrySet()) {
      left -= entry.getValue();
      if (left <= 0) {
        return entry.getKey();
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return "Pages answered in %d ms (median), %d ms (p99)".formatted(quantile(0.5), quantile(0.99));
  }

  @Override
  public void close() {
    closed = true;
    while (reader.isAlive()) {
      LockSupport.parkNanos(Duration.ofMillis(PAUSE_MS).toNanos());
    }
  }
}
