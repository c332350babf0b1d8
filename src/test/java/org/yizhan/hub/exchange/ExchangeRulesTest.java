package org.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yizhan.hub.exchange.StationLog.flipped;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.events.SealedEvent;

class ExchangeRulesTest {
  private final StationLog station = new StationLog(10);

  private Decision decide(Batch batch, long acked) {
    return ExchangeRules.decide(batch, acked, station.hashAt(acked), station.hashesUpTo(acked));
  }

  @Test
  void appendsWhatFollows() {
    var decision = decide(station.batch(4, 6), 3);

    assertThat(decision).isEqualTo(new Decision.Append(station.events(4, 6)));
  }

  @Test
  void leavesOutWhatIsThereAlready() {
    var decision = decide(station.batch(2, 6), 3);

    assertThat(decision).isEqualTo(new Decision.Append(station.events(4, 6)));
  }

  @Test
  void knowsABatchThatIsThereAlready() {
    assertThat(decide(station.batch(1, 5), 5)).isInstanceOf(Decision.Known.class);
  }

  @Test
  void takesNothingWhenEventsAreMissingInBetween() {
    assertThat(decide(station.batch(5, 8), 3)).isInstanceOf(Decision.Gap.class);
  }

  @Test
  void seesTheSameSequenceWithAnotherHash() {
    var other = station.branchedAfter(4);

    var decision = decide(other.batch(4, 6), 5);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Fork.class,
            fork -> {
              assertThat(fork.branches())
                  .singleElement()
                  .extracting(Decision.Branch::seq)
                  .isEqualTo(5L);
              assertThat(fork.branches().getFirst().known()).isEqualTo(station.hashAt(5));
              assertThat(fork.branches().getFirst().other()).isEqualTo(other.hashAt(5));
            });
  }

  @Test
  void seesABatchThatGoesOnFromAnotherPast() {
    var other = station.branchedAfter(2);

    var decision = decide(other.batch(4, 6), 3);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Fork.class,
            fork -> assertThat(fork.branches().getFirst().seq()).isEqualTo(3L));
  }

  @Test
  void namesTheEventWhoseHashIsWrong() {
    var batch = station.batch(1, 3);
    var hash = batch.events().get(1).hash();
    hash[0] = flipped(hash[0]);

    assertThat(decide(batch, 0))
        .isInstanceOfSatisfying(
            Decision.Flawed.class, flaw -> assertThat(flaw.field()).isEqualTo("/events/1/hash"));
  }

  @Test
  void namesTheEventThatIsOutOfOrder() {
    var batch = station.batch(1, 3);
    var swapped =
        new Batch(
            batch.epoch(),
            null,
            batch.previousHash(),
            java.util.List.of(batch.events().get(0), batch.events().get(2)),
            0);

    assertThat(decide(swapped, 0))
        .isInstanceOfSatisfying(
            Decision.Flawed.class, flaw -> assertThat(flaw.field()).isEqualTo("/events/1/seq"));
  }

  @Test
  void refusesAFirstEventThatHangsOnNothing() {
    var decision = ExchangeRules.decide(station.batch(1, 2), 0, station.hashAt(7), Map.of());

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Flawed.class, flaw -> assertThat(flaw.field()).isEqualTo("/previousHash"));
  }

  @Test
  void beginsAFirstEpochAtZeros() {
    assertThat(ExchangeRules.begin(null, false, null))
        .isInstanceOfSatisfying(
            Beginning.At.class, at -> assertThat(at.baseHash()).isEqualTo(SealedEvent.genesis()));
  }

  @Test
  void doesNotLetAnEpochReplaceAnotherSilently() {
    assertThat(ExchangeRules.begin(null, true, null)).isInstanceOf(Beginning.Unrelated.class);
  }

  @Test
  void beginsARestoredEpochWhereItsParentWasLeft() {
    var parent = new Batch.Parent(UUID.randomUUID(), 4);

    assertThat(ExchangeRules.begin(parent, true, station.hashAt(4)))
        .isInstanceOfSatisfying(
            Beginning.At.class, at -> assertThat(at.baseHash()).isEqualTo(station.hashAt(4)));
  }

  @Test
  void asksForTheParentFirst() {
    var parent = new Batch.Parent(UUID.randomUUID(), 4);

    assertThat(ExchangeRules.begin(parent, true, null)).isEqualTo(new Beginning.ParentMissing(4));
  }
}
