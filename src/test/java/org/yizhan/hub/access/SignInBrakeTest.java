package org.yizhan.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInBrakeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

  private final SignInBrake brake = new SignInBrake();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      brake.failed("official", NOW);
    }
  }

  @Test
  void letsAPersonMistypeTwice() {
    fail(2);

    assertThat(brake.wait("official", NOW)).isZero();
  }

  @Test
  void waitsLongerEachTimeButNotForEver() {
    fail(3);
    assertThat(brake.wait("official", NOW)).isEqualTo(Duration.ofSeconds(1));
    fail(1);
    assertThat(brake.wait("official", NOW)).isEqualTo(Duration.ofSeconds(2));
    fail(50);
    assertThat(brake.wait("official", NOW)).isEqualTo(Duration.ofSeconds(32));
    assertThat(brake.wait("official", NOW.plusSeconds(32))).isZero();
  }

  @Test
  void holdsNobodyElseUp() {
    fail(9);

    assertThat(brake.wait("auditor", NOW)).isZero();
  }

  @Test
  void forgetsOnceThePasswordIsRight() {
    fail(9);

    brake.passed("official");

    assertThat(brake.wait("official", NOW)).isZero();
  }
}
