package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The queue for the counter, over HTTP. */
class QueueIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  @Test
  void aNumberIsTakenCalledMissedAndCalledAgain() {
    var first = take("ask");
    var second = take("pay");
    assertThat(second.json().at("/ahead").asInt()).isGreaterThan(first.json().at("/ahead").asInt());

    assertThat(next(1).text("/number")).isEqualTo(first.text("/entry/number"));
    assertThat(change(first, "recall", Map.of("desk", 1)).json().at("/times").asInt()).isEqualTo(2);
    tried(first, "recall", Map.of("desk", 2)).isProblem(409, "not-now");
    assertThat(change(first, "missed", null).text("/standing")).isEqualTo("missed");
    assertThat(next(1).text("/number")).isEqualTo(second.text("/entry/number"));
    // Came after all: whoever was at the desk has had their turn.
    assertThat(change(first, "recall", Map.of("desk", 1)).text("/standing")).isEqualTo("called");
    tried(second, "finish", null).isProblem(409, "not-now");
    change(first, "finish", null);
    nextTried(1).isProblem(409, "nobody-waits");
  }

  @Test
  void whoeverIsHandedOverComesFirstAtTheOtherDesk() {
    var one = take("ask");
    next(5);
    var two = take("ask");
    change(one, "hand-over", Map.of("desk", 6));
    assertThat(next(6).text("/id")).isEqualTo(one.text("/entry/id"));
    assertThat(next(7).text("/id")).isEqualTo(two.text("/entry/id"));
    change(one, "finish", null);
    change(two, "finish", null);
  }

  @Test
  void aTicketInHandWaitsOnceWithItsNumber() {
    var ticket = station.counter().booksAny(station.counter().service("Bathroom cleaning"));
    var body = Map.of("purpose", "ask", "ticket", ticket.number().toLowerCase(Locale.ROOT));
    var kiosk = station.kiosk().caller();
    var taken = kiosk.post("/api/v1/queue", body).is(201);
    assertThat(taken.text("/entry/number")).isEqualTo(ticket.number());
    assertThat(kiosk.post("/api/v1/queue", body).is(201).text("/entry/id"))
        .isEqualTo(taken.text("/entry/id"));
    assertThat(next(9).text("/number")).isEqualTo(ticket.number());
    change(taken, "finish", null);
  }

  @Test
  void aNumberThatNobodyWasGivenIsRefusedAndWhoWasServedWaitsAnew() {
    var kiosk = station.kiosk().caller();
    kiosk
        .post("/api/v1/queue", Map.of("purpose", "ask", "ticket", "Z999"))
        .isProblem(400, "invalid-input");
    var ticket = station.counter().booksAny(station.counter().service("Bathroom cleaning"));
    var morning = Map.of("purpose", "ask", "ticket", ticket.number());
    var served = kiosk.post("/api/v1/queue", morning).is(201);
    assertThat(next(19).text("/number")).isEqualTo(ticket.number());
    change(served, "finish", null);

    var before = take("ask");
    var evening = Map.of("purpose", "pay", "ticket", ticket.number());
    assertThat(kiosk.post("/api/v1/queue", evening).is(201).text("/entry/purpose"))
        .isEqualTo("pay");
    assertThat(next(19).text("/number")).isEqualTo(before.text("/entry/number"));
    assertThat(next(19).text("/number")).isEqualTo(ticket.number());
    change(served, "finish", null);
  }

  @Test
  void noTwoDesksCallOnePerson() throws Exception {
    for (int i = 0; i < 8; i++) {
      take("book");
    }
    try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          desks.invokeAll(
              IntStream.rangeClosed(11, 18)
                  .mapToObj(desk -> (Callable<String>) () -> next(desk).text("/number"))
                  .toList());
      var numbers = new HashSet<String>();
      for (var call : calls) {
        numbers.add(call.get());
      }
      assertThat(numbers).hasSize(8);
    }
    station
        .manager()
        .get("/api/v1/queue")
        .is(200)
        .json()
        .at("/entries")
        .forEach(entry -> {
          if (entry.at("/standing").asText().equals("called")) {
            station.manager().post("/api/v1/queue/" + entry.at("/id").asText() + "/finish").is(200);
          }
        });
  }

  private static Answer take(String purpose) {
    return station.manager().post("/api/v1/queue", Map.of("purpose", purpose)).is(201);
  }

  private static Answer nextTried(int desk) {
    return station.manager().post("/api/v1/queue/next", Map.of("desk", desk));
  }

  private static Answer next(int desk) {
    return nextTried(desk).is(200);
  }

  private static Answer tried(Answer taken, String what, @Nullable Object body) {
    var path = "/api/v1/queue/" + taken.text("/entry/id") + "/" + what;
    return body == null ? station.manager().post(path) : station.manager().post(path, body);
  }

  private static Answer change(Answer taken, String what, @Nullable Object body) {
    return tried(taken, what, body).is(200);
  }
}
