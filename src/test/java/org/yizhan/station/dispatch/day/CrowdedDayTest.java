package org.yizhan.station.dispatch.day;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Six workers of a crowded day call in sick: whoever can be served is served again, and soon, and
 * what is pinned stays.
 */
class CrowdedDayTest {
  private static final boolean PROOF = Boolean.getBoolean("yizhan.proof");
  private static final int WORKERS = PROOF ? 200 : 40;
  private static final int VISITS = PROOF ? 1_000 : 200;
  private static final int SICK = 6;
  private static final double SEARCH_SECONDS = 0.2;

  /** Of CPU time, with room for a machine that is busy otherwise; the benchmark measures. */
  private static final double LONGEST = 5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nobodyIsLeftAloneWhomSomebodyCouldServe(long seed) {
    var day = CrowdedDay.measure(WORKERS, VISITS, SICK, SEARCH_SECONDS, seed);

    assertThat(day.displaced()).isPositive();
    assertThat(day.forgotten()).isZero();
    assertThat(day.left()).isLessThan(day.displaced());
    assertThat(day.pinned()).isPositive();
    assertThat(day.moved()).isZero();
    assertThat(day.told()).isPositive();
    assertThat(day.toldMoved()).isLessThan(day.displaced());
    assertThat(day.served()).isLessThan(LONGEST);
  }
}
