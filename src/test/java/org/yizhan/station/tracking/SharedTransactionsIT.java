package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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

    var answers = new ArrayList<Future<Receipt>>();
    phones.forEach((phone, visit) -> answers.add(accept(phone, visit)));

    assertThat(station.call(() -> Future.all(answers).await().size())).isEqualTo(20);
    assertThat(transactions() - before).isBetween(1L, 3L);
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
