package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.tracking.Tracking.Receipt;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.workforce.Device;

/** Many reports at once. */
class SharedTransactionsIT extends OnTrackingStation {
  @Test
  void reportsThatWaitShareTransactions() throws Exception {
    var phones = phonesWithVisits(20);
    var before = transactions();

    var answered = station.call(() -> Future.all(acceptAll(phones)).await().size());

    assertThat(answered).isEqualTo(20);
    assertThat(transactions() - before).as("one that waits for nobody and the rest").isEqualTo(8);
  }

  /** On the thread on which transactions begin, so that none is over before all have come. */
  private static List<Future<Receipt>> acceptAll(Map<Phone, UUID> phones) {
    return phones.entrySet().stream()
        .map(entry -> accept(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Test
  @Timeout(60)
  void aReportDoesNotWaitForAnotherWorkersTransaction() throws Exception {
    var stuck = phonesWithVisits(1).entrySet().iterator().next();
    var others = phonesWithVisits(3);

    var late =
        station.call(() ->
            station.db.inTransaction(tx -> {
              station.schedule.lock(tx, Set.of(stuck.getKey().worker()));
              var waiting = accept(stuck.getKey(), stuck.getValue());
              for (var other : others.entrySet()) {
                accept(other.getKey(), other.getValue()).await();
              }
              assertThat(waiting.isComplete()).isFalse();
              return waiting;
            }));

    Receipt receipt = station.call(() -> late.await());
    assertThat(receipt).isInstanceOf(Receipt.Kept.class);
    assertThat(station.get(stuck.getValue()).state()).isEqualTo(VisitState.ACCEPTED);
  }

  @Test
  void aBadReportStopsNobody() throws Exception {
    var phones = phonesWithVisits(10);
    var unknown = new Device(Ids.next(), phones.keySet().iterator().next().worker(), 1);
    var answers = new ArrayList<Future<Receipt>>();
    for (var entry : phones.entrySet()) {
      answers.add(accept(entry.getKey(), entry.getValue()));
      var phone = entry.getKey();
      answers.add(
          station.tracking.take(unknown, entry.getValue(), phone.parsed(phone.report("problem"))));
    }

    station.call(() -> Future.join(answers).otherwiseEmpty().await());

    assertThat(answers.stream().filter(Future::failed)).hasSize(10);
    for (var visit : phones.values()) {
      assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);
    }
  }

  private static Map<Phone, UUID> phonesWithVisits(int count) throws Exception {
    var phones = new LinkedHashMap<Phone, UUID>();
    for (int i = 0; i < count; i++) {
      var phone = station.phone();
      phones.put(phone, station.visit(phone.worker()));
    }
    return phones;
  }

  private static Future<Receipt> accept(Phone phone, UUID visit) {
    return station.tracking.take(phone.device, visit, phone.parsed(phone.report("accepted")));
  }

  /** Transactions that wrote an event. */
  private static long transactions() throws Exception {
    return station.call(() ->
        station
            .db
            .rows("SELECT count(DISTINCT xid::text) AS n FROM event")
            .iterator()
            .next()
            .getLong("n"));
  }
}
