package org.yizhan.station;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The real time, in milliseconds, moved ahead as a test likes. */
public final class TestClock implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MILLIS);
  }

  /** From now on it is that much later. */
  public void advance(Duration by) {
    ahead.accumulateAndGet(by, Duration::plus);
  }

  /** The day after today where the station stands, as the API writes it. */
  public String tomorrow() {
    return LocalDate.ofInstant(instant(), StationFixture.ZONE).plusDays(1).toString();
  }
}
