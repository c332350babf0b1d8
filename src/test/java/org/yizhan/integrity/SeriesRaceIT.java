package org.yizhan.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.integrity.Books.Opening;
import org.yizhan.station.Answer;
import org.yizhan.station.StationFixture;

/** Many residents want visits that come back: each gets all dates or none. */
class SeriesRaceIT extends Race {
  private static final int ROUNDS = Boolean.getBoolean("yizhan.proof") ? 300 : 25;
  private static final int DATES = 3;

  @RegisterExtension
  private static final StationFixture station = new StationFixture().with("YIZHAN_MQTT_PORT", "0");

  SeriesRaceIT() {
    super(station);
  }

  @Test
  void sellsTheSeriesOfANamedWorkerOnce() {
    rounds(
        ROUNDS,
        opening -> !regulars(opening).isEmpty(),
        (opening, round) -> {
          var worker = regular(opening, round);
          var answers = Crowd.of(CLIENTS, i -> clerk.books(opening, worker, i, key(), DATES));
          return List.of(id(theOnly(answers, worker, DATES)));
        });
  }

  @Test
  void sellsOneOfTwoSeriesThatOverlap() {
    rounds(
        ROUNDS,
        opening -> !regulars(opening).isEmpty(),
        (opening, round) -> {
          var worker = regular(opening, round);
          var later = later(opening, 1).orElseThrow();
          var answers =
              Crowd.of(
                  2,
                  i ->
                      i == 0
                          ? clerk.books(opening, worker, 0, key(), DATES)
                          : clerk.books(later, worker, 1, key(), DATES - 1));
          return List.of(id(theOnly(answers, worker, answers.getFirst().status() == 201 ? 3 : 2)));
        });
  }

  @Test
  void sellsASeriesOrOneOfItsDates() {
    rounds(
        ROUNDS,
        opening -> !regulars(opening).isEmpty(),
        (opening, round) -> {
          var worker = regular(opening, round);
          var date = later(opening, round % DATES).orElseThrow();
          var answers =
              Crowd.of(
                  CLIENTS,
                  i ->
                      i % 2 == 0
                          ? clerk.books(opening, worker, i, key(), DATES)
                          : clerk.books(date, worker, i, key()));
          var series = answers.indexOf(with(201, answers).getFirst()) % 2 == 0;
          return List.of(id(theOnly(answers, worker, series ? DATES : 1)));
        });
  }

  /** Some lose a date to a single booking; nobody loses a slot that is there. */
  @Test
  void sellsASeriesAndSingleDatesOfWhoeverIsFree() {
    rounds(
        ROUNDS,
        opening -> dates(opening).stream().allMatch(workers(2, 4)),
        (opening, round) -> {
          var date = later(opening, round % DATES).orElseThrow();
          var answers =
              Crowd.of(
                  CLIENTS,
                  i ->
                      i % 2 == 0
                          ? clerk.books(opening, null, i, key(), DATES)
                          : clerk.books(date, null, i, key()));
          assertThat(statuses(answers).keySet()).isSubsetOf(201, 409);
          var sold = with(201, answers);
          var there = sold.stream().flatMap(SeriesRaceIT::visits).filter(visit -> at(visit, date));
          assertThat(there).hasSize(date.workers().size());
          return sold.stream().map(Race::id).toList();
        });
  }

  @Test
  void sellsAsManySeriesAsWorkersAreFreeOnEveryDate() {
    rounds(
        ROUNDS,
        opening -> dates(opening).stream().allMatch(workers(2, 4)),
        (opening, round) -> {
          long free = dates(opening).stream().mapToInt(at -> at.workers().size()).min().orElse(0);
          var answers = Crowd.of(CLIENTS, i -> clerk.books(opening, null, i, key(), DATES));
          assertThat(statuses(answers)).isEqualTo(Map.of(201, free, 409, CLIENTS - free));
          with(201, answers).forEach(sold -> assertThat(visits(sold)).hasSize(DATES));
          return with(201, answers).stream().map(Race::id).toList();
        });
  }

  /** The one booking that was made, with so many visits of the worker; all others are refused. */
  private static Answer theOnly(List<Answer> answers, UUID worker, int visits) {
    assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, answers.size() - 1L));
    var sold = with(201, answers).getFirst();
    assertThat(visits(sold).map(visit -> visit.at("/worker/id").asText()))
        .hasSize(visits)
        .containsOnly(worker.toString());
    return sold;
  }

  private static Stream<JsonNode> visits(Answer booking) {
    var visits = new ArrayList<JsonNode>();
    booking.json().path("visits").forEach(visits::add);
    return visits.stream();
  }

  private static boolean at(JsonNode visit, Opening date) {
    return OffsetDateTime.parse(visit.path("start").asText()).toInstant().equals(date.start());
  }

  private Optional<Opening> later(Opening opening, int weeks) {
    var start = opening.start().plus(Duration.ofDays(7L * weeks));
    return openings().stream()
        .filter(other -> other.service().equals(opening.service()) && other.start().equals(start))
        .findFirst();
  }

  /** The opening and the same time of the weeks after it; those without anybody are not there. */
  private List<Opening> dates(Opening opening) {
    var dates =
        Stream.iterate(0, week -> week < DATES, week -> week + 1)
            .flatMap(week -> later(opening, week).stream())
            .toList();
    return dates.size() == DATES
        ? dates
        : List.of(new Opening(opening.service(), opening.start(), List.of()));
  }

  /** Who is free on every date. */
  private Set<UUID> regulars(Opening opening) {
    var workers = new HashSet<>(opening.workers());
    dates(opening).forEach(date -> workers.retainAll(date.workers()));
    return workers;
  }

  private UUID regular(Opening opening, int round) {
    var workers = regulars(opening).stream().sorted().toList();
    return workers.get(round % workers.size());
  }
}
