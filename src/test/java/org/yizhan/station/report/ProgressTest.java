package org.yizhan.station.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final UUID FIRST = UUID.randomUUID();
  private static final UUID SECOND = UUID.randomUUID();

  private final Progress restored =
      new Progress(
          List.of(
              new Leg(FIRST, null, 50, 0),
              new Leg(SECOND, new Leg.Parent(FIRST, 50), Long.MAX_VALUE, 0)));

  @Test
  void sendsAnEpochToItsEndBeforeTheNext() {
    var leg = restored.current();
    assertThat(leg.epoch()).isEqualTo(FIRST);

    var after = restored.answered(leg, 50, 50);

    assertThat(after.current().epoch()).isEqualTo(SECOND);
  }

  @Test
  void goesBackWhenTheHubHasLess() {
    var far = restored.answered(restored.current(), 40, 40);

    var back = far.answered(far.current(), 5, 12);

    assertThat(back.current().acked()).isEqualTo(12);
  }

  @Test
  void doesNotBelieveAnAcknowledgementOfWhatWasNotSent() {
    var after = restored.answered(restored.current(), 5, 30);

    assertThat(after.current().acked()).isEqualTo(5);
  }

  @Test
  void isNotTurnedBackByAnOlderCall() {
    var asked = restored.current();
    var ahead = restored.answered(asked, 20, 20);

    var after = ahead.answered(asked, 0, 0);

    assertThat(after.acked(FIRST)).isEqualTo(20);
  }

  @Test
  void countsWhatIsMissingInAllEpochs() {
    var some = restored.answered(restored.current(), 20, 20);

    assertThat(some.missing(7)).isEqualTo(30 + 7);
  }

  /**
   * The hub may lose what it had, and answers may get lost: what counts as sent is never more than
   * what the hub has.
   */
  @Property
  void neverSkipsAnything(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 8) Integer> sizes,
      @ForAll @Size(40) List<Boolean> heard,
      @ForAll @Size(40) List<@IntRange(min = 0, max = 30) Integer> losses) {
    var progress = new Progress(List.of(new Leg(FIRST, null, Long.MAX_VALUE, 0)));
    long hub = 0;
    for (int i = 0; i < sizes.size(); i++) {
      hub = losses.get(i) == 0 ? hub / 2 : hub;
      var asked = progress.current();
      if (asked.acked() <= hub) {
        hub = Math.max(hub, asked.acked() + sizes.get(i));
      }
      if (heard.get(i)) {
        progress = progress.answered(asked, sizes.get(i), hub);
        assertThat(progress.current().acked()).isLessThanOrEqualTo(hub);
      }
    }
  }
}
