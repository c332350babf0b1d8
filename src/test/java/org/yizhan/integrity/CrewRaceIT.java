package org.yizhan.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.integrity.Books.Opening;
import org.yizhan.station.Answer;
import org.yizhan.station.StationFixture;

/** Many residents want the same crews. */
class CrewRaceIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private static Books books;
  private static Clerk clerk;

  @BeforeAll
  static void open() {
    books = new Books(station.database());
    clerk = Clerk.at(station.manager());
  }

  /** A start with how many crews could come at once. */
  private record Start(Opening opening, long crews) {}

  @Test
  void sellsAsManyCrewsAsThereArePairs() {
    race(
        "Deep cleaning by two, whole flat",
        (sold, start) -> assertThat(sold).isEqualTo(start.crews()));
  }

  /**
   * Not always as many as could come side by side: whoever is first may get two of whom each could
   * have done either part.
   */
  @Test
  void neverSellsMoreCrewsInSequenceThanThereArePairs() {
    race(
        "Bathing, then fresh bedding",
        (sold, start) -> assertThat(sold).isBetween(1L, start.crews()));
  }

  private static void race(String name, BiConsumer<Long, Start> holds) {
    var deadlocks = books.deadlocks();
    for (var start : starts(name)) {
      var answers = Crowd.of(Race.CLIENTS, i -> clerk.books(start.opening(), null, i, Race.key()));
      var booked = Race.with(201, answers);
      holds.accept((long) booked.size(), start);
      assertThat(Race.with(409, answers)).hasSize(Race.CLIENTS - booked.size());
      assertThat(books.contradictions()).isEmpty();
      assertThat(workersOf(booked)).hasSize(booked.size() * 2);
      booked.forEach(booking -> clerk.cancels(Race.id(booking)).is(200));
    }
    assertThat(books.deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void crewsAndSingleBookingsOfTheSameWorkersNeverWaitForEachOther() {
    var deadlocks = books.deadlocks();
    var alone = service("Deep cleaning, bathroom");
    for (var start : starts("Deep cleaning by two, whole flat")) {
      var single = new Opening(alone, start.opening().start(), List.of());
      var answers =
          Crowd.of(
              Race.CLIENTS,
              i -> clerk.books(i % 2 == 0 ? start.opening() : single, null, i, Race.key()));
      assertThat(Race.statuses(answers).keySet()).containsOnly(201, 409);
      assertThat(books.contradictions()).isEmpty();
      Race.with(201, answers).forEach(booking -> clerk.cancels(Race.id(booking)).is(200));
    }
    assertThat(books.deadlocks()).isEqualTo(deadlocks);
  }

  private static Set<String> workersOf(List<Answer> bookings) {
    var workers = new HashSet<String>();
    for (var booking : bookings) {
      booking.json().path("visits").forEach(v -> workers.add(v.at("/worker/id").asText()));
    }
    return workers;
  }

  private static UUID service(String name) {
    return UUID.fromString(station.counter().service(name));
  }

  /**
   * Of each day the start that most crews are free for: what a day's bookings leave in the read
   * cache does not touch the next day's.
   */
  private static List<Start> starts(String name) {
    var service = service(name);
    var tomorrow = LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(1);
    var found = new ArrayList<Start>();
    var path = "/api/v1/slots?service=" + service + "&days=14&date=" + tomorrow;
    for (var day : station.manager().get(path).is(200).json().path("days")) {
      best(service, day.path("slots")).ifPresent(found::add);
    }
    assertThat(found).hasSizeGreaterThan(3);
    return found;
  }

  private static Optional<Start> best(UUID service, JsonNode slots) {
    return StreamSupport.stream(slots.spliterator(), false)
        .filter(slot -> slot.path("free").asLong() > 0)
        .max(Comparator.comparingLong(slot -> slot.path("free").asLong()))
        .map(slot -> {
          var start = OffsetDateTime.parse(slot.path("start").asText()).toInstant();
          return new Start(new Opening(service, start, List.of()), slot.path("free").asLong());
        });
  }
}
