package org.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yizhan.hub.log.ReceivedEvent;

/**
 * Whatever arrives in whatever order, the hub's log is a prefix of the station's, and everything
 * once it was asked for.
 */
class ExchangeRulesPropertyTest {
  private static final int LENGTH = 30;
  private static final StationLog STATION = new StationLog(LENGTH);

  /** What a hub keeps of one epoch. */
  private static final class HubLog {
    private final List<ReceivedEvent> events = new ArrayList<>();

    long receive(Batch batch) {
      var hashes = new HashMap<Long, byte[]>();
      events.forEach(event -> hashes.put(event.seq(), event.hash()));
      var last = events.isEmpty() ? STATION.hashAt(0) : events.getLast().hash();
      var decision = ExchangeRules.decide(batch, events.size(), last, hashes);
      assertThat(decision).isNotInstanceOfAny(Decision.Fork.class, Decision.Flawed.class);
      if (decision instanceof Decision.Append append) {
        events.addAll(append.events());
      }
      return events.size();
    }
  }

  /**
   * A batch of the station's log that arrives, perhaps late, perhaps again; {@code heard} whether
   * its answer does.
   */
  record Call(int first, int length, boolean heard) {
    Batch batch() {
      return STATION.batch(first, Math.min(LENGTH, first + length - 1));
    }
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    return Combinators.combine(
            Arbitraries.integers().between(1, LENGTH),
            Arbitraries.integers().between(1, 8),
            Arbitraries.of(true, false))
        .as(Call::new)
        .list()
        .ofMaxSize(60);
  }

  @Property
  void keepsAPrefixWhateverArrives(@ForAll("calls") List<Call> calls) {
    var hub = new HubLog();
    long acked = 0;
    for (var call : calls) {
      var ack = hub.receive(call.batch());

      assertThat(ack).isGreaterThanOrEqualTo(acked);
      assertThat(hub.events).isEqualTo(STATION.events(1, (int) ack));
      acked = ack;
    }
  }

  @Property
  void hasEverythingOnceTheStationGoesByTheAcknowledgements(@ForAll("calls") List<Call> calls) {
    var hub = new HubLog();
    long cursor = 0;
    for (var call : calls) {
      var ack = hub.receive(call.batch());
      cursor = call.heard() ? ack : cursor;
    }
    while (cursor < LENGTH) {
      cursor = hub.receive(STATION.batch((int) cursor + 1, LENGTH));
    }

    assertThat(hub.events).isEqualTo(STATION.events(1, LENGTH));
  }
}
