package org.yizhan.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.station.Answer;
import org.yizhan.station.StationFixture;

/** Many residents want the same slot. */
class RaceIT extends Race {
  @RegisterExtension
  private static final StationFixture station = new StationFixture().with("YIZHAN_MQTT_PORT", "0");

  RaceIT() {
    super(station);
  }

  @Test
  void sellsANamedWorkerOnce() {
    rounds(
        workers(1, 40),
        (opening, round) -> {
          var worker = opening.workers().get(round % opening.workers().size());
          var answers = Crowd.of(CLIENTS, i -> clerk.books(opening, worker, i, key()));
          assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, CLIENTS - 1L));
          offerAlternatives(with(409, answers));
          return ids(with(201, answers));
        });
  }

  @Test
  void sellsAsManyTimesAsWorkersAreFree() {
    rounds(
        workers(2, 4),
        (opening, round) -> {
          long free = opening.workers().size();
          var answers = Crowd.of(CLIENTS, i -> clerk.books(opening, null, i, key()));
          assertThat(statuses(answers)).isEqualTo(Map.of(201, free, 409, CLIENTS - free));
          offerAlternatives(with(409, answers));
          assertThat(workersOf(with(201, answers))).isEqualTo(new HashSet<>(opening.workers()));
          return ids(with(201, answers));
        });
  }

  @Test
  void sellsTheSameKeyOnce() {
    rounds(
        workers(2, 4),
        (opening, round) -> {
          var key = key();
          var answers = Crowd.of(CLIENTS, i -> clerk.books(opening, null, 0, key));
          return List.of(theOnly(answers));
        });
  }

  @Test
  void keepsAWorkerForOneOrSellsOnce() {
    rounds(
        workers(1, 40),
        (opening, round) -> {
          var worker = opening.workers().getFirst();
          var answers =
              Crowd.of(
                  CLIENTS,
                  i ->
                      i % 2 == 0
                          ? clerk.holds(opening, worker, key())
                          : clerk.books(opening, worker, i, key()));
          assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, CLIENTS - 1L));
          offerAlternatives(with(409, answers));
          var won = with(201, answers).getFirst();
          if (won.json().has("ticket")) {
            return List.of(id(won));
          }
          clerk.releases(id(won)).is(204);
          return List.of();
        });
  }

  @Test
  void keepsOneSlotForATurnAtTheKiosk() {
    rounds(
        workers(2, 40),
        (opening, round) -> {
          var turn = key();
          var answers = Crowd.of(8, i -> clerk.holds(opening, null, turn));
          assertThat(statuses(answers).keySet()).isSubsetOf(201, 409);
          assertThat(with(201, answers)).isNotEmpty();
          var kept = books.texts("SELECT hold_id FROM occupancy WHERE hold_id IS NOT NULL");
          assertThat(kept).hasSize(1);
          clerk.releases(UUID.fromString(kept.getFirst())).is(204);
          return List.of();
        });
  }

  @Test
  void confirmsAHoldOnce() {
    rounds(
        workers(1, 40),
        (opening, round) -> {
          var hold = id(clerk.holds(opening, null, key()).is(201));
          var answers = Crowd.of(CLIENTS, i -> clerk.confirms(hold, i, key()));
          assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, CLIENTS - 1L));
          with(409, answers).forEach(refusal -> refusal.isProblem(409, "hold-expired"));
          return ids(with(201, answers));
        });
  }

  @Test
  void answersTheSameConfirmationTheSame() {
    rounds(
        workers(1, 40),
        (opening, round) -> {
          var hold = id(clerk.holds(opening, null, key()).is(201));
          var key = key();
          return List.of(theOnly(Crowd.of(CLIENTS, i -> clerk.confirms(hold, 0, key))));
        });
  }

  /** The booking that all were told of in the same words. */
  private static UUID theOnly(List<Answer> answers) {
    assertThat(statuses(answers)).isEqualTo(Map.of(201, (long) answers.size()));
    assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
    return id(answers.getFirst());
  }

  private static List<UUID> ids(List<Answer> bookings) {
    return bookings.stream().map(Race::id).toList();
  }

  private static Set<UUID> workersOf(List<Answer> bookings) {
    var workers = new HashSet<UUID>();
    bookings.forEach(booking -> workers.add(UUID.fromString(booking.text("/visits/0/worker/id"))));
    return workers;
  }
}
