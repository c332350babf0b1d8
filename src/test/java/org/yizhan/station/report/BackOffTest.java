package org.yizhan.station.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final BackOff backOff = new BackOff(Duration.ofSeconds(15), new Random(1));

  @Test
  void doublesUpToTheLimitAndVaries() {
    for (int failures = 0; failures < 100; failures++) {
      var full = Math.min(200L << Math.min(failures, 20), 15_000);
      assertThat(backOff.next().toMillis()).isBetween(full / 2, full);
    }
  }

  @Test
  void waitsAsLongAsTheHubAsksAndNotAllTheSame() {
    var pauses = new HashSet<Duration>();
    for (int i = 0; i < 20; i++) {
      backOff.reset();
      var pause = backOff.next(Duration.ofSeconds(30));
      assertThat(pause).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
      pauses.add(pause);
    }
    assertThat(pauses).hasSizeGreaterThan(10);
    assertThat(backOff.next(Duration.ofDays(9))).isLessThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void beginsAnewAfterSuccess() {
    for (int failures = 0; failures < 10; failures++) {
      backOff.next();
    }

    backOff.reset();

    assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(200));
  }
}
