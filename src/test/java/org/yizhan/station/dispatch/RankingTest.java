package org.yizhan.station.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.station.dispatch.Shares.Share;
import org.yizhan.station.dispatch.Shares.Worked;

/** What each term adds, and how work is shared. */
class RankingTest {
  private static final UUID RED = new UUID(9, 1);
  private static final UUID BLUE = new UUID(9, 2);
  private static final RankingWeights WEIGHTS =
      new RankingWeights(100, 8, 1, 2, 3, 1, 0.5, 0.01, 0.25, 28);

  private static UUID worker(int number) {
    return new UUID(1, number);
  }

  private static Ranking.Facts facts(int number, Share share) {
    return new Ranking.Facts(worker(number), false, 12, 9, 1_500, 4, 2.5, share);
  }

  @Test
  void everyTermCountsWithItsWeight() {
    var facts = new Ranking.Facts(worker(1), true, 12, 9, 1_500, 4, 2.5, new Share(6, -200, 4));

    var terms = Ranking.terms(facts, WEIGHTS);

    assertThat(terms)
        .extracting(term -> term.term().code(), Ranking.Scored::points)
        .containsExactly(
            tuple("wish", 100.0),
            tuple("steady", 80.0),
            tuple("travel", -9.0),
            tuple("nearness", -3.0),
            tuple("rating", 12.0),
            tuple("skill-fit", -2.5),
            tuple("fairness", -3.0),
            tuple("income", 2.0),
            tuple("company", -1.0));
    assertThat(Ranking.points(facts, WEIGHTS)).isCloseTo(175.5, within(1e-9));
  }

  @Test
  void equalsStandInTheOrderOfTheirIds() {
    var ranked =
        Ranking.rank(
            List.of(
                facts(3, Share.AVERAGE), facts(1, Share.AVERAGE), facts(2, new Share(-1, 0, 0))),
            WEIGHTS);
    assertThat(ranked)
        .extracting(Ranking.Ranked::worker)
        .containsExactly(worker(2), worker(1), worker(3));
  }

  @Test
  void sharesAreHeldAgainstTheAverageOfThoseWhoAreActive() {
    var shares =
        Shares.of(
            List.of(
                new Worked(worker(1), RED, true, 600, 0, 60_000),
                new Worked(worker(2), RED, true, 0, 120, 0),
                new Worked(worker(3), BLUE, true, 0, 0, 30_000),
                new Worked(worker(4), BLUE, false, 6_000, 0, 900_000)));

    // On average 4 hours and 300 yuan; Red has 6 hours for each worker, Blue none.
    assertThat(shares.of(worker(1))).isEqualTo(new Share(6, 300, 2));
    assertThat(shares.of(worker(2))).isEqualTo(new Share(-2, -300, 2));
    assertThat(shares.of(worker(3))).isEqualTo(new Share(-4, 0, -4));
    assertThat(shares.of(worker(2), 300)).isEqualTo(new Share(1, -300, 2));
    assertThat(shares.of(worker(9))).isEqualTo(Share.AVERAGE);
  }
}
