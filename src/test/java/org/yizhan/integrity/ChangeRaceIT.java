package org.yizhan.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.integrity.Books.Opening;
import org.yizhan.station.Answer;
import org.yizhan.station.StationFixture;

/** Many change what is booked: move, cancel, give to somebody else, swap. */
class ChangeRaceIT extends Race {
  @RegisterExtension
  private static final StationFixture station = new StationFixture().with("YIZHAN_MQTT_PORT", "0");

  ChangeRaceIT() {
    super(station);
  }

  @Test
  void movesABookingOnceForThoseWhoReadTheSameVersion() {
    rounds(
        opening -> true,
        (opening, round) -> {
          var booking = id(clerk.books(opening, null, 0, key()).is(201));
          var elsewhere = elsewhere(opening, 2);
          var answers =
              Crowd.of(CLIENTS, i -> clerk.having(1).moves(booking, elsewhere.get(i % 2), null));
          assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 412, CLIENTS - 1L));
          assertThat(clerk.booking(booking).text("/visits/0/start"))
              .isEqualTo(with(200, answers).getFirst().text("/visits/0/start"));
          return List.of(booking);
        });
  }

  @Test
  void movesABookingForTwoWhoReadNothing() {
    rounds(
        opening -> true,
        (opening, round) -> {
          var booking = id(clerk.books(opening, null, 0, key()).is(201));
          var elsewhere = elsewhere(opening, 2);
          var answers = Crowd.of(2, i -> clerk.moves(booking, elsewhere.get(i), null));
          assertThat(statuses(answers).keySet()).isSubsetOf(200, 412);
          assertThat(clerk.booking(booking).text("/version"))
              .isEqualTo("" + (1 + with(200, answers).size()));
          return List.of(booking);
        });
  }

  @Test
  void movesOneOfManyIntoASlot() {
    var homes = new ArrayList<Opening>();
    var bookings = new ArrayList<Answer>();
    // Each opening was free when read; one before it may have taken its last worker's hours.
    for (var opening : openings()) {
      var answer = clerk.books(opening, null, 0, key());
      if (answer.status() == 201) {
        homes.add(opening);
        bookings.add(answer);
      }
      if (homes.size() == 16) {
        break;
      }
    }
    assertThat(homes).hasSize(16);
    var taken = new HashSet<>(homes.stream().map(Opening::start).toList());
    rounds(
        opening ->
            opening.service().equals(homes.getFirst().service())
                && !taken.contains(opening.start()),
        (opening, round) -> {
          var worker = opening.workers().get(round % opening.workers().size());
          var answers =
              Crowd.of(bookings.size(), i -> clerk.moves(id(bookings.get(i)), opening, worker));
          assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 409, bookings.size() - 1L));
          offerAlternatives(with(409, answers));
          for (int i = 0; i < bookings.size(); i++) {
            if (answers.get(i).status() == 200) {
              clerk.moves(id(bookings.get(i)), homes.get(i), worker(bookings.get(i))).is(200);
            }
          }
          return List.of();
        });
    bookings.forEach(booking -> clerk.cancels(id(booking)).is(200));
  }

  @Test
  void whoeverWasFreedIsFreeAtOnce() {
    rounds(
        workers(1, 1),
        (opening, round) -> {
          clerk.cancels(id(clerk.books(opening, null, 0, key()).is(201))).is(200);
          return List.of(id(clerk.books(opening, null, 0, key()).is(201)));
        });
  }

  @Test
  void movesOrCancels() {
    rounds(
        opening -> true,
        (opening, round) -> {
          var booking = id(clerk.books(opening, null, 0, key()).is(201));
          var elsewhere = elsewhere(opening, 2);
          var answers =
              Crowd.of(
                  CLIENTS,
                  i ->
                      i % 2 == 0
                          ? clerk.cancels(booking)
                          : clerk.moves(booking, elsewhere.get(i % 4 / 2), null));
          var cancels =
              answers.stream().filter(answer -> answer.asked().endsWith("/cancel")).toList();
          assertThat(statuses(cancels)).isEqualTo(Map.of(200, 1L, 409, CLIENTS / 2 - 1L));
          assertThat(statuses(answers).keySet()).isSubsetOf(200, 409, 412);
          assertThat(clerk.booking(booking).text("/state")).isEqualTo("cancelled");
          return List.of();
        });
  }

  @Test
  void givesAVisitOnceForThoseWhoReadTheSameVersion() {
    rounds(
        workers(2, 40),
        (opening, round) -> {
          var workers = opening.workers();
          var booking = clerk.books(opening, workers.getFirst(), 0, key()).is(201);
          var answers =
              Crowd.of(
                  CLIENTS,
                  i -> clerk.having(1).assigns(visit(booking), workers.get(i % workers.size())));
          assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 412, CLIENTS - 1L));
          assertThat(clerk.visit(visit(booking)).text("/worker/id"))
              .isEqualTo(with(200, answers).getFirst().text("/worker/id"));
          return List.of(id(booking));
        });
  }

  @Test
  void givesAVisitToAWorkerOrSellsThem() {
    rounds(
        workers(2, 40),
        (opening, round) -> {
          var booking = clerk.books(opening, opening.workers().get(0), 0, key()).is(201);
          var wanted = opening.workers().get(1);
          var answers =
              Crowd.of(
                  CLIENTS,
                  i ->
                      i % 2 == 0
                          ? clerk.having(1).assigns(visit(booking), wanted)
                          : clerk.books(opening, wanted, i, key()));
          var sold = with(201, answers);
          assertThat(sold.size() + with(200, answers).size()).isEqualTo(1);
          assertThat(statuses(answers).keySet()).isSubsetOf(200, 201, 409, 412);
          return sold.isEmpty() ? List.of(id(booking)) : List.of(id(booking), id(sold.getFirst()));
        });
  }

  @Test
  void appliesOneOfTwoPlansWholly() {
    rounds(
        workers(3, 40),
        (opening, round) -> {
          var workers = opening.workers();
          var first = clerk.books(opening, workers.get(0), 0, key()).is(201);
          var second = clerk.books(opening, workers.get(1), 1, key()).is(201);
          var swap = Map.of(visit(first), workers.get(1), visit(second), workers.get(0));
          var rotation = Map.of(visit(first), workers.get(2), visit(second), workers.get(0));
          var plans = List.of(plan(swap), plan(rotation));
          var answers = Crowd.of(CLIENTS, i -> clerk.applies(plans.get(i % 2)));
          assertThat(with(200, answers)).hasSize(1);
          assertThat(statuses(answers).keySet()).isSubsetOf(200, 409, 412);
          var won = answers.indexOf(with(200, answers).getFirst()) % 2 == 0 ? swap : rotation;
          won.forEach((visit, worker) ->
              assertThat(clerk.visit(visit).text("/worker/id")).isEqualTo(worker.toString()));
          return List.of(id(first), id(second));
        });
  }

  @Test
  void appliesAPlanOnce() {
    rounds(
        workers(2, 40),
        (opening, round) -> {
          var workers = opening.workers();
          var first = clerk.books(opening, workers.get(0), 0, key()).is(201);
          var second = clerk.books(opening, workers.get(1), 1, key()).is(201);
          var plan = plan(Map.of(visit(first), workers.get(1), visit(second), workers.get(0)));
          var answers = Crowd.of(CLIENTS, i -> clerk.applies(plan));
          assertThat(statuses(answers)).isEqualTo(Map.of(200, 1L, 409, CLIENTS - 1L));
          with(409, answers).forEach(refusal -> refusal.isProblem(409, "plan-applied"));
          return List.of(id(first), id(second));
        });
  }

  private String plan(Map<UUID, UUID> workers) {
    return clerk.proposes(workers).is(201).text("/id");
  }

  /** Other openings of the same service. */
  private List<Opening> elsewhere(Opening opening, int count) {
    return openings().stream()
        .filter(other -> other.service().equals(opening.service()) && !other.equals(opening))
        .limit(count)
        .toList();
  }

  private static UUID worker(Answer booking) {
    return UUID.fromString(booking.text("/visits/0/worker/id"));
  }
}
